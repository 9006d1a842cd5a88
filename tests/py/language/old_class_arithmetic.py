class A:
    def __init__(self, n): self.n = n
    def __add__(self, o): return ("add", o)
    def __radd__(self, o): return ("radd", o)
    def __isub__(self, o): return ("isub", o)
    def __neg__(self): return "neg"
    def __pow__(self, o, m=None): return ("pow", o, m)
a = A(1)
print a + 1, 1 + a, -a, a ** 2, pow(a, 2, 3)  # expect: ('add', 1) ('radd', 1) neg ('pow', 2, None) ('pow', 2, 3)
b = a
b -= 4
print b  # expect: ('isub', 4)
try:
    a * 2
except TypeError, e:
    print e  # expect: unsupported operand type(s) for *: 'instance' and 'int'
