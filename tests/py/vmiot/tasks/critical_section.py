# oracle: none, extension of VMIOT's API
# dialects: both
from vmiot.sync import CriticalSection, InterlockedInt
section, total, fast = CriticalSection(), [0], InterlockedInt(0)
def add():
    for i in range(50):
        with section:
            n = total[0]
            sleep(0)
            total[0] = n + 1
        fast.add(1)
tasks = [createthread(add) for i in range(4)]
for task in tasks:
    task.join()
print total, fast.get()  # expect: [200] 200
