class A(object):
    def f(self): return "A"
class B(object):
    def f(self): return "B"
    def __len__(self): return 9
class C(A): pass
c = C()
print c.f()  # expect: A
C.__bases__ = (B,)
print c.f(), len(c), C.__mro__[1].__name__, A.__subclasses__()  # expect: B 9 B []
for bad in ((), 1, (int,), (C,)):
    try:
        C.__bases__ = bad
    except TypeError, e:
        print e
# expect: can only assign non-empty tuple to C.__bases__, not ()
# expect: can only assign tuple to C.__bases__, not int
# expect: __bases__ assignment: 'int' deallocator differs from 'B'
# expect: a __bases__ item causes an inheritance cycle
