class A(object):
    def __init__(self): self.made = "A"
class B(A):
    def __init__(self): self.made = "B"
print B().made,
del B.__init__
print B().made,
B.__call__ = lambda self: "called"
print B()(),
del B.__call__
print callable(B())  # expect: B A called False
