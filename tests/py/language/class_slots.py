class A(object):
    __slots__ = ["a", "__p"]
    def __init__(self): self.__p = 3
a = A()
a.a = 1
print a.a, a._A__p, hasattr(a, "__dict__")  # expect: 1 3 False
try:
    a.b = 1
except AttributeError, e:
    print e  # expect: 'A' object has no attribute 'b'
del a.a
try:
    a.a
except AttributeError, e:
    print e  # expect: a
class B(A): pass
b = B()
b.b = 1
b.a = 2
print b.__dict__, b.a  # expect: {'b': 1} 2
print A.a, A.__slots__  # expect: <member 'a' of 'A' objects> ['a', '__p']
