class A(object):
    def __new__(cls, *args):
        print "new", args
        return object.__new__(cls)
    def __init__(self, *args):
        print "init", args
A(1, 2)  # expect: new (1, 2)
# expect: init (1, 2)
class B(object):
    def __new__(cls): return 5
    def __init__(self): print "never"
print B()  # expect: 5
class C(object):
    def __init__(self): return 1
try:
    C()
except TypeError, e:
    print e  # expect: __init__() should return None, not 'int'
