# Slices with a step in code that gets hot: lists, and all that is not one; nobody sees the slice object, or somebody does.
class Seen(object):
    def __getitem__(self, key):
        return (key.start, key.stop, key.step) if isinstance(key, slice) else key
    def __setitem__(self, key, value):
        self.last = key, value

class Twice(list):
    def __getitem__(self, key):
        return list.__getitem__(self, key) * 2

def reverse_prefix(items, n):
    items[:n] = items[n - 1::-1] if n else []
    return items

def take(o, a, b, c):
    try:
        return o[a:b:c]
    except (TypeError, ValueError), e:
        return type(e).__name__, str(e)

def both(o, n):
    o[::n] += o[::n]
    return o

class Index(object):
    def __init__(self, n):
        self.n = n
    def __index__(self):
        return self.n

numbers = range(10)
total = 0
for i in xrange(600):
    items = reverse_prefix(range(8), i % 9)
    total += items[i % 8] * i
    total += sum(take(numbers, i % 12 - 6, None, -1 - i % 3)) + len(take(numbers, None, i % 25 - 12, 1 + i % 4))
print total, items
for o in (numbers, tuple(numbers), 'abcdefghij', u'abcdefghij', bytearray('abcdefghij'), Seen(), Twice(numbers), 5, None, {}):
    print [take(o, a, b, c) for a, b, c in
           [(None, None, -1), (1, 9, 3), (-3, None, -2), (9, 1, 3), (100, -100, -4), (-100, 100, 4), (0, 5, 1), (2, 8, None)]]
for bad in (0, 'x', 1.5, Index(2), 2L, -2 ** 70, 2 ** 70, True):
    print take(numbers, None, None, bad), take(numbers, bad, None, 2)
items = range(6)
try:
    for i in xrange(300):
        both(items, 2 if i < 299 else 1)
        del items[6:]
except ValueError, e:
    print e, items
s = Seen()
for i in xrange(300):
    try:
        both(s, i)
    except TypeError, e:
        pass
print e, s.last
