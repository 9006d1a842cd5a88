# expect exit: 1
# expect stderr: TypeError: Error when calling the metaclass bases
# expect stderr:     metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
class A(type): pass
class B(type): pass
class C(object): __metaclass__ = A
class D(object): __metaclass__ = B
class E(C, D): pass
