# oracle: none, vmiot is a module of ours
from vmiot import createthread, yield_
from vmiot.sync import Barrier
barrier = Barrier(2)
t = createthread(barrier.wait)
while t.state != 'parked':
    yield_()
t.kill()
t.join()
barrier.wait()  # expect raises: vmiot.sync.BrokenBarrier: the barrier is broken: a task left it
