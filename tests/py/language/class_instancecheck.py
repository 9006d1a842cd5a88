class M(type):
    def __instancecheck__(cls, o): return o == 3
    def __subclasscheck__(cls, c): return c is int
class A(object):
    __metaclass__ = M
print isinstance(3, A), isinstance(4, A), issubclass(int, A), issubclass(str, A)  # expect: True False True False
print isinstance(A(), A)  # expect: True
try:
    isinstance(1, 1)
except TypeError, e:
    print e  # expect: isinstance() arg 2 must be a class, type, or tuple of classes and types
try:
    issubclass(1, int)
except TypeError, e:
    print e  # expect: issubclass() arg 1 must be a class
