class C(object):
    def __init__(self): self._x = 1
    def get(self): "the doc"; return self._x
    def set(self, v): self._x = v
    def delete(self): self._x = "deleted"
    x = property(get, set, delete)
    y = property(get, doc="other")
    z = property(fset=set)
c = C()
c.x = 5
print c.x, C.x.__doc__, C.y.__doc__, C.x.fget is C.__dict__["get"]  # expect: 5 the doc other True
del c.x
print c.x  # expect: deleted
for call in (lambda: setattr(c, "y", 1), lambda: delattr(c, "y"), lambda: c.z):
    try:
        call()
    except AttributeError, e:
        print e  # expect: can't set attribute
        # expect: can't delete attribute
        # expect: unreadable attribute
