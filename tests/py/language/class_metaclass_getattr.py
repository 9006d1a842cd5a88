class M(type):
    def __getattr__(cls, name): return cls.__name__ + "." + name
    def __len__(cls): return 42
    def __getitem__(cls, i): return i * 2
    def __iter__(cls): return iter("ab")
    def __contains__(cls, x): return x == "in"
class A(object):
    __metaclass__ = M
    y = 1
print A.x, A.y, len(A), A[4], list(A), "in" in A  # expect: A.x 1 42 8 ['a', 'b'] True
print hasattr(A(), "x")  # expect: False
