# oracle: none, vmiot is a module of ours
from vmiot.sync import Lock
lock = Lock()
for args in [(True, -1), (False, 1), (True, 'x')]:
    try:
        lock.acquire(*args)
    except (TypeError, ValueError), e:
        print e
# expect: timeout must not be negative
# expect: a timeout needs blocking
# expect: timeout must be a number of seconds or None, not str
print lock.locked  # expect: False
