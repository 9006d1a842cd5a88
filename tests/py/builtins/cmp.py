print cmp(1, 2), cmp(2, 1), cmp(1, 1.0), cmp("a", "b"), cmp([1, 2], [1]), cmp(None, 0), cmp((1,), (1,)), cmp(2 ** 70, 1.0)  # expect: -1 1 0 -1 1 -1 0 1
class C(object):
    def __cmp__(self, other): return 42
print cmp(C(), 1), cmp(1, C())  # expect: 1 -1
try:
    cmp(1j, 2j)
except TypeError, e:
    print e  # expect: no ordering relation is defined for complex numbers
try:
    cmp(1)
except TypeError, e:
    print e  # expect: cmp expected 2 arguments, got 1
class Bad(object):
    def __cmp__(self, other): return "a"
try:
    cmp(Bad(), 1)
except TypeError, e:
    print e  # expect: an integer is required
