from collections import deque
d = deque(range(10), maxlen=3)
print d, d.maxlen, deque().maxlen  # expect: deque([7, 8, 9], maxlen=3) 3 None
d.append(10); print d  # expect: deque([8, 9, 10], maxlen=3)
d.appendleft(0); print d  # expect: deque([0, 8, 9], maxlen=3)
d.extend('xyz'); print d, d.__copy__(), d.__reduce__()  # expect: deque(['x', 'y', 'z'], maxlen=3) deque(['x', 'y', 'z'], maxlen=3) (<type 'collections.deque'>, (['x', 'y', 'z'], 3))
print deque([1, 2], 0), deque([1, 2], maxlen=None)  # expect: deque([], maxlen=0) deque([1, 2])
d += [1]; print d  # expect: deque(['y', 'z', 1], maxlen=3)
deque([], -1)  # expect raises: ValueError: maxlen must be non-negative
