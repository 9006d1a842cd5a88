class C(object):
    def f(*args): return len(args)
    c = classmethod(f)
    s = staticmethod(f)
print C.c(), C().c(1), C.s(), C().s(1), C.__dict__["c"].__func__ is C.__dict__["f"]  # expect: 1 2 0 1 True
try:
    classmethod()
except TypeError, e:
    print e  # expect: classmethod expected 1 arguments, got 0
try:
    staticmethod(1, 2)
except TypeError, e:
    print e  # expect: staticmethod expected 1 arguments, got 2
try:
    C.__dict__["c"]()
except TypeError, e:
    print e  # expect: 'classmethod' object is not callable
