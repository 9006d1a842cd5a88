# oracle: none, vmiot is a module of ours
from vmiot import createthread, yield_
from vmiot.sync import InterlockedInt
n = InterlockedInt()

def f():
    for i in range(50):
        while True:
            old = n.get()
            if n.compare_exchange(old, old + 2):
                break

for t in [createthread(f) for i in range(4)]:
    t.join()
print n.get()  # expect: 400
