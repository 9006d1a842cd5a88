class A(object):
    def __call__(self, *a, **k): return a, k
    def __iter__(self): return iter([1, 2])
    def __contains__(self, x): return x
print A()(1, b=2)  # expect: ((1,), {'b': 2})
print list(A()), 0 in A(), 5 in A()  # expect: [1, 2] False True
class N(object):
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def next(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print list(N()), sum(N())  # expect: [1, 2, 3] 6
class G(object):
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
print list(G()), 2 in G()  # expect: [0, 1, 2] True
