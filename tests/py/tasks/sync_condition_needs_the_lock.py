# oracle: none, vmiot is a module of ours
from vmiot.sync import Condition, Event
c = Condition()
for f in [c.wait, c.notify, c.notify_all, c.release]:
    try:
        f()
    except RuntimeError, e:
        print e
# expect: cannot wait: the task does not hold the lock
# expect: cannot notify: the task does not hold the lock
# expect: cannot notify: the task does not hold the lock
# expect: cannot release a lock that nobody holds
Condition(Event())  # expect raises: TypeError: lock must be a Lock or a CriticalSection, not vmiot.sync.Event
