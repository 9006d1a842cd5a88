class A(object):
    def m(self): return "A"
class B(A):
    def m(self): return "B" + super(B, self).m()
class C(A):
    def m(self): return "C" + super(C, self).m()
class D(B, C):
    def m(self): return "D" + super(D, self).m()
print D().m(), super(B, D()).m(), super(A, A()).__init__() , super(B).__thisclass__ is B  # expect: DBCA CA None True
for call in (lambda: super(), lambda: super(5), lambda: super(B, 5), lambda: super(B, A()), lambda: super(A, A()).m, lambda: super(B, B()).nothing):
    try:
        call()
    except (TypeError, AttributeError), e:
        print type(e).__name__, e  # expect: TypeError super() takes at least 1 argument (0 given)
        # expect: TypeError super() argument 1 must be type, not int
        # expect: TypeError super(type, obj): obj must be an instance or subtype of type
        # expect: TypeError super(type, obj): obj must be an instance or subtype of type
        # expect: AttributeError 'super' object has no attribute 'm'
        # expect: AttributeError 'super' object has no attribute 'nothing'
