import threading, time
c = threading.Condition()
print c     # expect: <Condition(<_RLock owner=None count=0>, 0)>
def f():
    with c: c.wait()
t = threading.Thread(target=f)
t.start()
time.sleep(0.05)
with c:
    print c     # expect: <Condition(<_RLock owner='MainThread' count=1>, 1)>
    c.notify()
t.join()
