class A(object):
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return cls.__name__, x
class B(A): pass
print A.s(1), A().s(2), B.c(3), B().c(4)  # expect: 1 2 ('B', 3) ('B', 4)
try:
    staticmethod()
except TypeError, e:
    print e  # expect: staticmethod expected 1 arguments, got 0
try:
    staticmethod(a=1)
except TypeError, e:
    print e  # expect: staticmethod expected 1 arguments, got 0
print classmethod(len).__func__ is len  # expect: True
