# oracle: none, vmiot is a module of ours
from vmiot import createthread, yield_
from vmiot.sync import Condition, CriticalSection, MessageQueue, RWLock, Semaphore

section, cond, sem, rw, queue = CriticalSection(), Condition(), Semaphore(2), RWLock(), MessageQueue(3)

def work():
    while True:
        with section:
            with sem:
                yield_()
        with cond:
            cond.notify_all()
            cond.wait(0.001)
        with rw.read:
            yield_()
        with rw.write:
            pass
        queue.put(1, timeout=0)
        queue.get(timeout=0)

for n in range(40):
    pair = [createthread(work) for i in range(3)]
    for _ in range(n):
        yield_()
    for t in pair:
        t.kill()
    for t in pair:
        t.join()
print section.owner, cond.lock.owner, sem.value, rw.readers, rw.writer     # expect: None None 2 0 None
