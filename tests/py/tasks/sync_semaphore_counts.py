# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
from vmiot.sync import Semaphore
s = Semaphore(2)
print s.acquire(), s.acquire(), s.acquire(False), s.acquire(timeout=0.001), s.value     # expect: True True False False 0
main = current()

def f():
    with s:
        post(main, 'in')

createthread(f), createthread(f)
s.release(2)
print receive(), receive()      # expect: in in
