# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
from vmiot.sync import Condition
cond = Condition()
main = current()

def f():
    with cond:
        cond.notify()
        post(main, 'notified')

with cond:
    with cond:
        createthread(f)
        print cond.wait(), cond.lock.depth      # expect: True 2
print receive()                                 # expect: notified
