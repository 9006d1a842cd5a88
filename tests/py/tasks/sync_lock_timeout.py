# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
from vmiot.sync import Lock
lock = Lock()
main = current()

def f():
    post(main, [lock.acquire(False), lock.acquire(timeout=0), lock.acquire(timeout=0.001)])
    post(main, lock.acquire(timeout=100))
    lock.release()

with lock:
    createthread(f)
    print receive()     # expect: [False, False, False]
print receive()         # expect: True
