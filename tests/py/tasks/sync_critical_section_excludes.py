# oracle: none, vmiot is a module of ours
from vmiot import createthread
from vmiot.sync import CriticalSection
section = CriticalSection()
total = [0]

def f():
    for i in range(200):
        with section:
            n = total[0]
            for _ in range(10):
                pass
            total[0] = n + 1

for t in [createthread(f) for i in range(5)]:
    t.join()
print total  # expect: [1000]
