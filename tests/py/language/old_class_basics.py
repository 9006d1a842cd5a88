class A:
    x = 1
    def __init__(self, y): self.y = y
    def f(self): return self.x, self.y
class B(A):
    x = 2
b = B(5)
print b.f(), A.f(b), b.__class__.__name__, B.__bases__[0].__name__  # expect: (2, 5) (2, 5) B A
print isinstance(b, A), issubclass(B, A), type(b), type(B)  # expect: True True <type 'instance'> <type 'classobj'>
print str(A), A.__name__, A.__module__  # expect: __main__.A A __main__
try:
    A()
except TypeError, e:
    print e  # expect: __init__() takes exactly 2 arguments (1 given)
class E: pass
try:
    E(1)
except TypeError, e:
    print e  # expect: this constructor takes no arguments
