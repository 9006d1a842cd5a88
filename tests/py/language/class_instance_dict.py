class A(object): pass
a = A()
a.x = 1
d = a.__dict__
d["y"] = 2
print a.y, a.x, sorted(d)  # expect: 2 1 ['x', 'y']
a.__dict__ = {"z": 3}
print a.z, hasattr(a, "x")  # expect: 3 False
del a.__dict__
print a.__dict__  # expect: {}
try:
    a.__dict__ = 1
except TypeError, e:
    print e  # expect: __dict__ must be set to a dictionary, not a 'int'
