class M1(type): pass
class M2(type): pass
class A: __metaclass__ = M1
class B: __metaclass__ = M2
try:
    class C(A, B): pass
except TypeError, e:
    print e
# expect: Error when calling the metaclass bases
# expect:     metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
