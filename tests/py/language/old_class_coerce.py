class A:
    def __init__(self, n): self.n = n
    def __coerce__(self, o): return (self.n, o)
print A(3) + 4, 4 - A(3), A(3) < 5, A(2) == 2, coerce(A(1), 9)  # expect: 7 1 True True (1, 9)
class B:
    def __coerce__(self, o): return None
try:
    B() + 1
except TypeError, e:
    print e  # expect: unsupported operand type(s) for +: 'instance' and 'int'
class C:
    def __coerce__(self, o): return 5
try:
    C() + 1
except TypeError, e:
    print e  # expect: coercion should return None or 2-tuple
