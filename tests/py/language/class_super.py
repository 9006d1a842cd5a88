class A(object):
    def f(self): return "A"
    @classmethod
    def c(cls): return cls.__name__
class B(A):
    def f(self): return "B" + super(B, self).f()
    @classmethod
    def c(cls): return "B" + super(B, cls).c()
class C(B):
    def f(self): return "C" + super(C, self).f()
print C().f(), C.c()  # expect: CBA BC
print super(B, C())  # expect: <super: <class 'B'>, <C object>>
print super(B)  # expect: <super: <class 'B'>, NULL>
try:
    super(B, A())
except TypeError, e:
    print e  # expect: super(type, obj): obj must be an instance or subtype of type
try:
    super(B, C()).nope
except AttributeError, e:
    print e  # expect: 'super' object has no attribute 'nope'
