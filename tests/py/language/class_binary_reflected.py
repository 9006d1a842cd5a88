# A subclass on the right that overrides the reflected method is asked first.
class A(object):
    def __init__(self, n): self.n = n
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
class B(A):
    def __radd__(self, o): return "B.radd"
class C(A):
    pass
print A(1) + A(2)  # expect: A.add
print A(1) + B(2)  # expect: B.radd
print A(1) + C(2)  # expect: A.add
print 5 + A(1)  # expect: A.radd
print B(1) + 5  # expect: A.add
