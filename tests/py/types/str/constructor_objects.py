class A(object):
    def __str__(self): return 'A!'
class B:
    def __repr__(self): return 'B?'
class C(object):
    def __str__(self): return u'abc'
print str(), str(5), str(1.5), str(None), str(A()), str(B()), repr(str(C())), str(object=3), str(u'abc')  # expect:  5 1.5 None A! B? 'abc' 3 abc
