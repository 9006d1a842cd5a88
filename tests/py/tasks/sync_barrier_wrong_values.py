# oracle: none, vmiot is a module of ours
from vmiot.sync import Barrier
for args in [(0,), ('x',), (1, 5)]:
    try:
        Barrier(*args)
    except (TypeError, ValueError), e:
        print e
# expect: parties must be positive
# expect: parties must be an int, not str
# expect: action must be callable, not int
