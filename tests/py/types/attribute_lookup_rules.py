class L(object):
    __slots__=('a','b','__dict__')
    def __getattr__(self,n):
        if n.startswith('x'): return 'dyn '+n
        raise AttributeError('no '+n)
class P(object):
    def __init__(self): self.z=1
    @property
    def bad(self): raise AttributeError('inner')
    @property
    def good(self): return 'good'
    def meth(self): return 'meth'
    def __getattr__(self,n): return 'hook '+n
class Q(P):
    def __getattribute__(self,n):
        if n=='q': return 'gq'
        return object.__getattribute__(self,n)
class C(object):
    @property
    def __class__(self): return int
class D(object):
    def __getattribute__(self,n):
        if n=='__class__': return float
        return object.__getattribute__(self,n)
def f(o,n=None):
    return o.a
def run():
    l=L(); l.a=5
    for i in range(300):
        assert f(l)==5
        assert l.xx=='dyn xx'
        try: l.b
        except AttributeError,e: s=str(e)
        p=P() if i%2 else Q()
        assert (p.bad,p.good,p.meth(),p.nope,p.z)==('hook bad','good','meth','hook nope',1)
        if i==150: 
            del l.a; l.__dict__['a']=9
            try: f(l)
            except AttributeError,e: print e
            l.a=5
        assert isinstance(C(),int) and isinstance(C(),C) and isinstance(D(),(str,float)) and not isinstance(D(),(str,int))
        assert not isinstance(p,(int,(str,float))) and isinstance(p,(int,(str,P)))
    print s, Q().q
    P.__getattr__=lambda self,n:'new '+n
    print P().nope, Q().nope2
    del P.__getattr__
    try: P().nope
    except AttributeError,e: print e
    try: Q().nope
    except AttributeError,e: print e
    try: P().bad
    except AttributeError,e: print e
    try: isinstance(3,(str,5))
    except TypeError,e: print e
    L.a=7
    print f(l), l.a
run()
import abc
class I(object):
    __metaclass__=abc.ABCMeta
class K(type):
    def __instancecheck__(c,o): return o==4
class KK(object): __metaclass__=K
I.register(str)
print isinstance('',(int,I)), isinstance(4,(str,KK)), isinstance(5,(KK,I,float)), isinstance(5,(KK,I,(long,int)))
def deep(n):
    if n: return deep(n-1)
    t=(int,)
    for i in range(5): t=(str,t)
    return isinstance(3,t)
print deep(900)
t=(int,)
for i in range(100000): t=(t,)
try: isinstance('',t)
except RuntimeError,e: print e
