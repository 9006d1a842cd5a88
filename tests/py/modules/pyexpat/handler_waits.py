# A handler may wait while other threads run, even others with parsers of their own.
import pyexpat, threading, time
def work(n, out):
    p = pyexpat.ParserCreate()
    def start(name, attrs):
        time.sleep(0.001)
        out.append(name)
    p.StartElementHandler = start
    p.Parse('<a>' + '<b/>' * n + '</a>', 1)
outs = [[], [], []]
threads = [threading.Thread(target=work, args=(5, out)) for out in outs]
for t in threads: t.start()
for t in threads: t.join()
print [len(out) for out in outs]     # expect: [6, 6, 6]
