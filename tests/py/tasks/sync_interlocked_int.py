# oracle: none, vmiot is a module of ours
from vmiot import createthread
from vmiot.sync import InterlockedInt
n = InterlockedInt()

def f():
    for i in range(200):
        n.add(1)

for t in [createthread(f) for i in range(4)]:
    t.join()
print n.get(), n                                                # expect: 800 InterlockedInt(800)
print n.add(-100), n.subtract(), n.exchange(2 ** 70), n.add()   # expect: 700 699 699 1180591620717411303425
print n.compare_exchange(1, 2), n.compare_exchange(2 ** 70 + 1, 5), n.get()     # expect: False True 5
n.set(7)
print n.get(), type(n.get())                                    # expect: 7 <type 'int'>
n.add(1.5)  # expect raises: TypeError: n must be an int, not float
