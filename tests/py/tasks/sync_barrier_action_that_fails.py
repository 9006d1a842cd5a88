# oracle: none, vmiot is a module of ours
from vmiot.sync import Barrier, BrokenBarrier
barrier = Barrier(1, lambda: 1 / 0)
try:
    barrier.wait()
except ZeroDivisionError:
    print barrier.broken    # expect: True
barrier.wait()  # expect raises: vmiot.sync.BrokenBarrier: the barrier is broken: its action failed
