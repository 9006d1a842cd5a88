class A(object):
    def __repr__(self): return u"abc"
print repr(A()), str(A()), type("%s" % A()), type("%r" % A())  # expect: abc abc <type 'unicode'> <type 'str'>
class B(object):
    def __repr__(self): return 1
try:
    str(B())
except TypeError, e:
    print e  # expect: __str__ returned non-string (type int)
