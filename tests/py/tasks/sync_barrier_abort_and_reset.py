# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive, yield_
from vmiot.sync import Barrier, BrokenBarrier
barrier = Barrier(2)
main = current()

def f():
    try:
        barrier.wait()
    except BrokenBarrier, e:
        post(main, str(e))

for end in [barrier.abort, barrier.reset]:
    t = createthread(f)
    while t.state != 'parked':
        yield_()
    end()
    print receive()
    barrier.reset()
# expect: the barrier is broken: it was aborted
# expect: the barrier is broken: it was reset
