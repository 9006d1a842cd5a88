# __trunc__ is looked for on the object, not on its class, and what goes wrong in looking is forgotten.
import math
class A(object): pass
class B:
    def __trunc__(self): return 7
class C(object):
    def __trunc__(self): return 8
class D(object):
    def __getattr__(self, name):
        print 'asked', name
        if name == '__trunc__': return lambda: 9
        raise AttributeError(name)
class E(object):
    def __trunc__(self): return 2.5
class F(object):
    __trunc__ = 5
class G(object):
    @property
    def __trunc__(self): raise ValueError('no')
class H(object):
    @property
    def __trunc__(self): raise AttributeError('none')
a = A(); a.__trunc__ = lambda: 3
b = B(); c = C()
class M(type):
    def __trunc__(cls): return 11
class N(object):
    __metaclass__ = M
class T(object):
    def __trunc__(self): return True
class L(object):
    def __trunc__(self): return 3L
class I(object):
    class R(object):
        def __int__(self): return 4
    def __trunc__(self): return I.R()
class S(object):
    def __trunc__(self): return '5'
for f in int, long:
    for v in int, long, float, object, str, A(), a, b, B, c, C, D(), E(), F(), G(), H(), N, T(), L(), I(), S(), None, [], len, math:
        try: print f.__name__, repr(f(v))
        except Exception, e: print f.__name__, type(e).__name__, e
for v in int, float, A(), a, b, D(), c, N:
    for f in (math.trunc, float):
        try: print f.__name__, repr(f(v))
        except Exception, e: print type(e).__name__, str(e).split(' at 0x')[0]
