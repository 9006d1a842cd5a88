class A(object):
    def __iadd__(self, o):
        return ("iadd", o)
    def __sub__(self, o):
        return ("sub", o)
    def __ipow__(self, o):
        return ("ipow", o)
a = A()
a += 1
print a  # expect: ('iadd', 1)
a = A()
a -= 2
print a  # expect: ('sub', 2)
a = A()
a **= 3
print a  # expect: ('ipow', 3)
try:
    a = A()
    a *= 2
except TypeError, e:
    print e  # expect: unsupported operand type(s) for *=: 'A' and 'int'
