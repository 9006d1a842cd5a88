# oracle: none, vmiot is a module of ours
from vmiot import createthread
from vmiot.sync import Barrier
log = []
barrier = Barrier(3, lambda: log.append('together'))
places = []

def f():
    for i in range(2):
        log.append('here')
        places.append(barrier.wait())

for t in [createthread(f) for i in range(3)]:
    t.join()
print log.count('together'), log[:4], sorted(places)
# expect: 2 ['here', 'here', 'here', 'together'] [0, 0, 1, 1, 2, 2]
print barrier.parties, barrier.waiting, barrier.broken  # expect: 3 0 False
