class O(object): pass
class X(O): pass
class Y(O): pass
class A(X, Y): pass
class B(Y, X): pass
print [c.__name__ for c in A.__mro__]  # expect: ['A', 'X', 'Y', 'O', 'object']
try:
    class C(A, B): pass
except TypeError, e:
    print str(e).splitlines()[1]  # expect:     Cannot create a consistent method resolution
try:
    class D(X, X): pass
except TypeError, e:
    print str(e).splitlines()[1].strip()  # expect: duplicate base class X
