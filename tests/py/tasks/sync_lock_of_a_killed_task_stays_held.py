# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
from vmiot.sync import Lock
lock = Lock()
main = current()

def f():
    lock.acquire()
    post(main, 'held')
    receive()

t = createthread(f)
receive()
t.kill()
t.join()
print lock.locked, lock.owner is t, lock.acquire(False)     # expect: True True False
lock.release()                                              # Anybody may: its owner has ended.
print lock.acquire(False), lock.owner is main               # expect: True True
