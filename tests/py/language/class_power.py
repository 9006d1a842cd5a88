class A(object):
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o): return ("rpow", o)
print A() ** 2  # expect: ('pow', 2, None)
print 2 ** A()  # expect: ('rpow', 2)
print pow(A(), 2, 3)  # expect: ('pow', 2, 3)
try:
    print pow(2, A(), 3)
except TypeError, e:
    print e  # expect: unsupported operand type(s) for pow(): 'int', 'A', 'int'
