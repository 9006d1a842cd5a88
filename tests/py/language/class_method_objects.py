class C(object):
    def m(self):
        return self
c = C()
m = c.m
print m.im_self is c, m.im_func is C.__dict__["m"], m.im_class is C, C.m.im_self, m() is c, c.m == c.m, c.m is c.m  # expect: True True True None True True False
print repr(C.m), m.__name__, m.__func__ is m.im_func  # expect: <unbound method C.m> m True
try:
    C.m(5)
except TypeError, e:
    print e  # expect: unbound method m() must be called with C instance as first argument (got int instance instead)
