# Caches of attribute look-ups must notice changes of class, instance and base class.
class A(object):
    def m(self): return "A.m"
class B(A): pass
def call(o):
    return o.m()
b = B()
print call(b), call(b),
B.m = lambda self: "B.m"
print call(b),
b.m = lambda: "instance"
print call(b),
del b.m, B.m
print call(b),
A.m = lambda self: "new A.m"
print call(b),
B.__bases__ = (type("C", (object,), {"m": lambda self: "C.m"}),)
print call(b),
b.__class__ = type("D", (object,), {"m": lambda self: "D.m"})
print call(b)  # expect: A.m A.m B.m instance A.m new A.m C.m D.m
