# Special methods set on a class after its creation take effect, also for subclasses.
class A(object): pass
class B(A): pass
b = B()
A.__len__ = lambda self: 4
print len(b)  # expect: 4
A.__getitem__ = lambda self, i: i * 2
print b[5], b["x"]  # expect: 10 xx
B.__len__ = lambda self: 7
print len(b), len(A())  # expect: 7 4
del B.__len__
print len(b)  # expect: 4
del A.__len__
try:
    len(b)
except TypeError, e:
    print e  # expect: object of type 'B' has no len()
