class A(object):
    def __ipow__(self, o): return NotImplemented
    def __pow__(self, o): return "pow"
a = A()
print a ** 2  # expect: pow
try:
    a **= 2
except TypeError, e:
    print e  # expect: unsupported operand type(s) for ** or pow(): 'A' and 'int'
