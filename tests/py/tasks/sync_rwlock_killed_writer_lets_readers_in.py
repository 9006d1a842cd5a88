# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive, yield_
from vmiot.sync import RWLock
lock = RWLock()
main = current()

def writer():
    lock.acquire_write()

def reader():
    with lock.read:
        post(main, 'reads')

lock.acquire_read()
w = createthread(writer)
while w.state != 'parked':
    yield_()
r = createthread(reader)
while r.state != 'parked':
    yield_()
w.kill()
print receive()     # expect: reads
lock.release_read()
