# oracle: none, vmiot is a module of ours
# A kill between the end of the block and __exit__ would lose the semaphore.
from vmiot import createthread, yield_
from vmiot.sync import Semaphore

sem = Semaphore(2)

def work():
    while True:
        with sem:
            yield_()

for n in range(40):
    workers = [createthread(work) for i in range(3)]
    for _ in range(n):
        yield_()
    for task in workers:
        task.kill()
    for task in workers:
        task.join()
print sem.value     # expect: 2
