class C(object):
    count = 0
    @staticmethod
    def s(x):
        return x
    @classmethod
    def c(cls, x):
        return cls.__name__, x
    @property
    def p(self):
        return "p"
class D(C): pass
print C.s(1), D().s(2), C.c(3), D().c(4), D().p, C.p.__get__(D(), D)  # expect: 1 2 ('C', 3) ('D', 4) p p
try:
    D().p = 5
except AttributeError, e:
    print e  # expect: can't set attribute
