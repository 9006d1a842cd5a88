class A(object): __slots__ = ["x", "y"]
class B(object): __slots__ = ["y", "x"]
class C(object): __slots__ = ["x"]
a = A()
a.x = 5
a.__class__ = B
print type(a).__name__, a.x  # expect: B 5
try:
    a.__class__ = C
except TypeError, e:
    print e  # expect: __class__ assignment: 'B' object layout differs from 'C'
try:
    a.__class__ = int
except TypeError, e:
    print e  # expect: __class__ assignment: only for heap types
