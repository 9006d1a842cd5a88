# oracle: none, extension of VMIOT's API
# dialects: both
class A(object):
    n = 1
    @staticmethod
    def s(x):
        return x + 1
    @classmethod
    def c(cls):
        return cls.__name__, cls.n
class B(A):
    n = 2
print A.s(1), B().s(2), A.c(), B.c(), B().c()  # expect: 2 3 ('A', 1) ('B', 2) ('B', 2)
