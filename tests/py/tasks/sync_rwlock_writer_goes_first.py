# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive, yield_
from vmiot.sync import RWLock
lock = RWLock()
main = current()
order = []

def writer():
    with lock.write:
        order.append('writer')

def reader():
    with lock.read:
        order.append('reader')

lock.acquire_read()
w = createthread(writer)
while w.state != 'parked':
    yield_()
r = createthread(reader)
while r.state != 'parked':
    yield_()
print lock.acquire_read(), order    # expect: True []
lock.release_read()
lock.release_read()
r.join()
w.join()
print order                         # expect: ['writer', 'reader']
