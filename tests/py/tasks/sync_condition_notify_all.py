# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
from vmiot.sync import Condition
cond = Condition()
main = current()

def f(i):
    with cond:
        post(main, 'waits')
        cond.wait()
    post(main, i)

for i in range(4):
    createthread(f, i)
for i in range(4):
    receive(lambda m: m == 'waits')
with cond:
    cond.notify_all()
print sorted(receive() for i in range(4))   # expect: [0, 1, 2, 3]
