# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive, yield_
main = current()
main.capacity = 2
log = []

def f():
    for n in range(4):
        post(main, n)
        log.append(n)

t = createthread(f)
while t.state != 'parked':
    yield_()
print log, main.messages, t.waits_for       # expect: [0, 1] 2 place in a mailbox
print [receive() for i in range(4)]         # expect: [0, 1, 2, 3]
