import threading
s = threading.Semaphore(0)
done = []
def f(i):
    s.acquire()
    done.append(i)
threads = [threading.Thread(target=f, args=(i,)) for i in range(3)]
for t in threads: t.start()
for t in threads: s.release()
for t in threads: t.join()
print sorted(done)     # expect: [0, 1, 2]
