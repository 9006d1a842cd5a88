class A(object):
    def __new__(cls, x):
        return x
    def __init__(self, x):
        print "never"
print A(5)  # expect: 5
class B(object):
    def __new__(cls):
        return object.__new__(C)
    def __init__(self):
        print "B init"
class C(B):
    def __init__(self):
        print "C init"  # expect: C init
B()
