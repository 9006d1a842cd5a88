# A freed lock goes to the thread that has waited longest.
import threading, time
l = threading.Lock()
order = []
def f(i):
    with l: order.append(i)
l.acquire()
threads = []
for i in range(5):
    t = threading.Thread(target=f, args=(i,))
    t.start()
    time.sleep(0.02)
    threads.append(t)
l.release()
for t in threads: t.join()
print order     # expect: [0, 1, 2, 3, 4]
