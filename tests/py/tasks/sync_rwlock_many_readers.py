# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
from vmiot.sync import RWLock
lock = RWLock()
main = current()

def reader():
    with lock.read:
        post(main, 'reads')
        receive()

readers = [createthread(reader) for i in range(3)]
print [receive() for i in range(3)], lock.readers   # expect: ['reads', 'reads', 'reads'] 3
print lock.acquire_write(timeout=0.001)             # expect: False
for t in readers:
    post(t, 'end')
print lock.acquire_write(), lock.writer is main     # expect: True True
