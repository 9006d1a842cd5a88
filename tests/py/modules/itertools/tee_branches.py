from itertools import tee
a, b, c = tee(iter('abc'), 3)
print next(a), next(a), next(b), list(c), list(a), list(b)  # expect: a b a ['a', 'b', 'c'] ['c'] ['b', 'c']
x, = tee([1, 2], 1)
y = x.__copy__()
print next(x), list(y), list(x), tee([], 0), type(x)  # expect: 1 [1, 2] [2] () <type 'itertools.tee'>
class Again:
    def __iter__(self): return self
    def next(self): return next(two)
one, two = tee(Again())
try:
    next(one)
except RuntimeError as e:
    print 'refused'  # expect: refused
tee([], -1)  # expect raises: ValueError: n must be >= 0
