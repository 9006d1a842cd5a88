# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
from vmiot.sync import Barrier, BrokenBarrier
barrier = Barrier(2)
try:
    barrier.wait(0.001)
except BrokenBarrier, e:
    print e                         # expect: the barrier is broken: a task waited too long
print barrier.broken                # expect: True
barrier.reset()
print barrier.broken                # expect: False
t = createthread(barrier.wait)
print barrier.wait() in (0, 1)      # expect: True
