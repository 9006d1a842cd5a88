class N(object):
    def __add__(self, other): return "first"
    def __len__(self): return 1
def add(o):
    return o + 1
n = N()
print add(n), len(n), bool(n),
N.__add__ = lambda self, other: "second"
N.__len__ = lambda self: 0
print add(n), len(n), bool(n),
N.__nonzero__ = lambda self: True
print bool(n),
del N.__add__
try:
    add(n)
except TypeError, e:
    print e  # expect: first 1 True second 0 False True unsupported operand type(s) for +: 'N' and 'int'
