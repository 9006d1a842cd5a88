# A module is imported once, however many threads ask for it at the same time.
import sys, threading
def f():
    import difflib
    seen.append(difflib)
seen = []
threads = [threading.Thread(target=f) for i in range(5)]
for t in threads: t.start()
for t in threads: t.join()
print len(set(map(id, seen)))     # expect: 1
