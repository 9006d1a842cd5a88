# oracle: none, vmiot is a module of ours
from vmiot.sync import Condition, Lock
cond = Condition(Lock())
with cond:
    print cond.wait(0), cond.wait(0.001), cond.lock.locked     # expect: False False True
