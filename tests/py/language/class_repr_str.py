class A(object):
    def __repr__(self): return "R"
print A(), str(A()), [A()], "%s %r" % (A(), A())  # expect: R R [R] R R
class B(A):
    def __str__(self): return "S"
print B(), repr(B())  # expect: S R
class C(object):
    def __repr__(self): return 1
try:
    repr(C())
except TypeError, e:
    print e  # expect: __repr__ returned non-string (type int)
class D(object):
    def __str__(self): return u"\xe9"
try:
    str(D())
except UnicodeEncodeError, e:
    print e  # expect: 'ascii' codec can't encode character u'\xe9' in position 0: ordinal not in range(128)
