class A(object):
    __slots__ = ("a",)
class B(A):
    __slots__ = "b"
class C(B): pass
b, c = B(), C()
b.a, b.b, c.x = 1, 2, 3
print b.a, b.b, c.__dict__  # expect: 1 2 {'x': 3}
try:
    b.x = 1
except AttributeError, e:
    print e  # expect: 'B' object has no attribute 'x'
