class A:
    def __trunc__(self): return 7
class B:
    def __int__(self): return 2
class C: pass
print int(A()), int(B()), long(B())  # expect: 7 2 2
for f in (int, long):
    try:
        f(C())
    except AttributeError, e:
        print e
# expect: C instance has no attribute '__trunc__'
# expect: C instance has no attribute '__trunc__'
