class A(object):
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return NotImplemented
class B(object):
    def __radd__(self, o): return "B.radd"
print A() + B()  # expect: B.radd
try:
    A() + A()
except TypeError, e:
    print e  # expect: unsupported operand type(s) for +: 'A' and 'A'
try:
    A() + 1
except TypeError, e:
    print e  # expect: unsupported operand type(s) for +: 'A' and 'int'
