import threading, time
c = threading.Condition()
woken = []
def f(i):
    with c:
        c.wait()
        woken.append(i)
threads = []
for i in range(4):
    t = threading.Thread(target=f, args=(i,))
    t.start()
    time.sleep(0.02)
    threads.append(t)
with c: c.notify(2)
time.sleep(0.05)
print sorted(woken)     # expect: [0, 1]
with c: c.notify_all()
for t in threads: t.join()
print sorted(woken)     # expect: [0, 1, 2, 3]
