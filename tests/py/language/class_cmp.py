class A(object):
    def __init__(self, v): self.v = v
    def __cmp__(self, o): return cmp(self.v, o.v if isinstance(o, A) else o)
print A(1) < A(2), A(1) == A(1), A(3) > 2, 2 < A(3), cmp(A(1), A(2))  # expect: True True True True -1
print sorted([A(3), A(1)])[0].v  # expect: 1
print A(1) in [A(2), A(1)]  # expect: True
class B(object):
    def __cmp__(self, o): return "x"
try:
    B() < 1
except TypeError, e:
    print e  # expect: an integer is required
