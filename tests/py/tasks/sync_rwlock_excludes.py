# oracle: none, vmiot is a module of ours
from vmiot import createthread
from vmiot.sync import RWLock
lock = RWLock()
a, b = [0], [0]
bad = []

def writer():
    for i in range(50):
        with lock.write:
            a[0] += 1
            b[0] += 1

def reader():
    for i in range(50):
        with lock.read:
            if a != b:
                bad.append((a[0], b[0]))

made = [createthread(f) for f in [writer, reader] * 3]
for t in made:
    t.join()
print a, b, bad, lock.readers, lock.writer  # expect: [150] [150] [] 0 None
