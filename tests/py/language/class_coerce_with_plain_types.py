# `__coerce__` of a Python class is asked when the other operand is no number at all.
class A(object):
    def __coerce__(self, o): return (6, 3)
print A() + None, A() - (1,), A() // [], [] * A()  # expect: 9 3 2 18
try:
    A() + 1
except TypeError, e:
    print e  # expect: unsupported operand type(s) for +: 'A' and 'int'
