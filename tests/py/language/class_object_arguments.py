class A(object): pass
class I(object):
    def __init__(self, *a): object.__init__(self, *a)
class N(object):
    def __new__(cls, *a): return object.__new__(cls, *a)
def t(f, *a):
    try:
        f(*a)
    except TypeError, e:
        print e
t(object, 1)  # expect: object() takes no parameters
t(A, 1)  # expect: object() takes no parameters
t(I, 1)  # expect: object.__init__() takes no parameters
t(N, 1)  # expect: object() takes no parameters
