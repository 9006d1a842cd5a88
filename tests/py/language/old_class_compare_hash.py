class A:
    def __init__(self, v): self.v = v
    def __cmp__(self, o): return cmp(self.v, o.v if isinstance(o, A) else o)
print A(1) < A(2), A(2) == 2, 3 > A(1), sorted([A(2), A(1)])[0].v  # expect: True True True 1
try:
    hash(A(1))
except TypeError, e:
    print e  # expect: unhashable instance
class B:
    def __hash__(self): return "x"
try:
    hash(B())
except TypeError, e:
    print e  # expect: __hash__() should return an int
class C:
    def __lt__(self, o): return "lt"
print C() < 1, 1 > C()  # expect: lt lt
