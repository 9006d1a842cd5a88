class A:
    x = "A"
class B(A): pass
class C(A):
    x = "C"
class D(B, C): pass
print D.x, D().x  # expect: A A
class NA(object):
    x = "A"
class NB(NA): pass
class NC(NA):
    x = "C"
class ND(NB, NC): pass
print ND.x, [c.__name__ for c in ND.__mro__]  # expect: C ['ND', 'NB', 'NC', 'NA', 'object']
