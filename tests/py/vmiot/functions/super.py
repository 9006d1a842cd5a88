# oracle: none, extension of VMIOT's API
# dialects: both
class A(object):
    def f(self):
        return "A"
class B(A):
    def f(self):
        return "B" + super(B, self).f()
class C(A):
    def f(self):
        return "C" + super(C, self).f()
class D(B, C):
    def f(self):
        return "D" + super(D, self).f()
print D().f()  # expect: DBCA
