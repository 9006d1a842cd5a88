class A(object):
    def __coerce__(self, o): return (1, 2)
print coerce(A(), 5)  # expect: (1, 2)
print coerce(5, A())  # expect: (2, 1)
class B(object):
    def __coerce__(self, o): return 5
try:
    coerce(B(), 1)
except TypeError, e:
    print e  # expect: __coerce__ didn't return a 2-tuple
