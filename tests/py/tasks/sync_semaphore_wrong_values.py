# oracle: none, vmiot is a module of ours
from vmiot.sync import Semaphore
for args in [(-1,), ('x',), (3, 2), (1, 'x')]:
    try:
        Semaphore(*args)
    except (TypeError, ValueError), e:
        print e
# expect: value must not be negative
# expect: value must be an int, not str
# expect: bound must not be below value
# expect: bound must be an int or None
Semaphore().release(0)  # expect raises: ValueError: n must be positive
