# oracle: none, vmiot is a module of ours
from vmiot import createthread, yield_
from vmiot.sync import Lock
lock = Lock()
got = []

def f(i):
    with lock:
        got.append(i)

with lock:
    made = []
    for i in range(5):
        t = createthread(f, i)
        while t.state != 'parked':
            yield_()
        made.append(t)
for t in made:
    t.join()
print got  # expect: [0, 1, 2, 3, 4]
