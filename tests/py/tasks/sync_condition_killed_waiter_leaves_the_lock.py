# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive, yield_
from vmiot.sync import Condition
cond = Condition()
main = current()

def f():
    with cond:
        post(main, 'waits')
        cond.wait()

t = createthread(f)
receive()
with cond:
    t.kill()
t.join()
with cond:
    print cond.lock.owner is main   # expect: True
