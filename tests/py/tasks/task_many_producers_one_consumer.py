# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
main = current()
main.capacity = 10

def producer(i):
    for n in range(100):
        post(main, (i, n))

for i in range(5):
    createthread(producer, i)
got = dict((i, []) for i in range(5))
for _ in range(500):
    i, n = receive()
    got[i].append(n)
print all(got[i] == range(100) for i in got)  # expect: True
