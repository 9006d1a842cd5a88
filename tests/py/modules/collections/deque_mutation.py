from collections import deque
d = deque([1, 2, 3])
it = iter(d)
next(it)
d.append(4)
for _ in range(2):
    try:
        next(it)
    except RuntimeError as e:
        print e
        # expect: deque mutated during iteration
        # expect: deque mutated during iteration
class Evil(object):
    def __eq__(self, other):
        d.clear()
        return False
d = deque([Evil(), 1])
try:
    d.count(5)
except RuntimeError as e:
    print e  # expect: deque mutated during iteration
d = deque([Evil(), 1])
try:
    d.remove(5)
except IndexError as e:
    print e  # expect: deque mutated during remove().
d = deque(); d.append(d); print d  # expect: deque([[...]])
hash(d)  # expect raises: TypeError: unhashable type: 'collections.deque'
