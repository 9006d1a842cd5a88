class A:
    x = 1
    def __init__(self, y):
        self.y = y
    def m(self):
        return self.x, self.y
class B(A):
    def m(self):
        return "B", A.m(self)
b = B(5)
print b.m(), b.__class__ is B, B.__bases__ == (A,), type(b).__name__, type(B).__name__, isinstance(b, A), issubclass(B, A)  # expect: ('B', (1, 5)) True True instance classobj True True
print A.__name__, A.__module__, sorted(A.__dict__.keys()), b.__dict__  # expect: A __main__ ['__doc__', '__init__', '__module__', 'm', 'x'] {'y': 5}
