# `+=` of a list subclass extends, whatever `__add__` or the other operand's `__radd__` say.
class L(list):
    def __add__(self, o): return "add"
class R(object):
    def __radd__(self, o): return "radd"
    def __iter__(self): return iter([7])
x = L([1])
x += [2]
print x, x + [3]  # expect: [1, 2] add
x += R()
print x  # expect: [1, 2, 7]
try:
    x += 5
except TypeError, e:
    print e  # expect: 'int' object is not iterable
