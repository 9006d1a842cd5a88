class A(object):
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v
print hash(A(5)), hash(A(-1)), hash(A(2L ** 70))  # expect: 5 -2 64
try:
    hash(A("x"))
except TypeError, e:
    print e  # expect: an integer is required
class B(object):
    __hash__ = None
try:
    hash(B())
except TypeError, e:
    print e  # expect: unhashable type: 'B'
class C(object):
    def __eq__(self, o): return True
print isinstance(hash(C()), int)  # expect: True
