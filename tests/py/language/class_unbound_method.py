class C(object):
    def f(self, x=0): return x
class D(C): pass
print C.f(D(), 3)  # expect: 3
print C.f, C.f.im_self, C.f.im_class.__name__  # expect: <unbound method C.f> None C
try:
    C.f()
except TypeError, e:
    print e  # expect: unbound method f() must be called with C instance as first argument (got nothing instead)
try:
    C.f(1)
except TypeError, e:
    print e  # expect: unbound method f() must be called with C instance as first argument (got int instance instead)
print C.f == C.f, C().f == C().f, C.f.__name__  # expect: True False f
