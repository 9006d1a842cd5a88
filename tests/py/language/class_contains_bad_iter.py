class A(object):
    def __iter__(self): return 5
class B(object):
    def __iter__(self): raise ValueError("x")
for o in (A(), B(), 5):
    try:
        1 in o
    except TypeError, e:
        print e
# expect: argument of type 'A' is not iterable
# expect: argument of type 'B' is not iterable
# expect: argument of type 'int' is not iterable
