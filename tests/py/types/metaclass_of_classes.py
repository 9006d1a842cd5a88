class M(type):
    x=5
    def __new__(m,n,b,d): return type.__new__(m,n,b,d)
    def hello(cls): return 'hello '+cls.__name__
    @property
    def p(cls): return cls.__name__*2
    def __call__(cls,*a): 
        o=type.__call__(cls,*a); o.made=1; return o
class N(M):
    def __len__(cls): return 7
    x=6
class A(object):
    __metaclass__=M
class B(A): pass
class C(A):
    __metaclass__=N
print type(A),type(B),type(C), A.hello(), C.p, len(C), C.x, A.x, A().made
for i in range(1000):
    for k in (A,B,C): assert k.hello()=='hello '+k.__name__
B.__class__=N
print type(B), len(B), B.x, isinstance(B,N), B.hello()
class Empty(M): pass
A.__class__=Empty
print type(A), A.__class__
try: int.__class__=M
except TypeError,e: print e
print type(type), type(object), type(M), M.__class__, object.__class__
import abc
class D(object):
    __metaclass__=abc.ABCMeta
D.register(int)
print isinstance(3,D), type(D)
