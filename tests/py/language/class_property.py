class A(object):
    def __init__(self): self._x = 1
    @property
    def x(self):
        "The x."
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): self._x = None
    @property
    def ro(self): return 1
a = A()
a.x = 5
print a.x, A.x.__doc__  # expect: 5 The x.
del a.x
print a.x  # expect: None
try:
    a.ro = 2
except AttributeError, e:
    print e  # expect: can't set attribute
try:
    del a.ro
except AttributeError, e:
    print e  # expect: can't delete attribute
