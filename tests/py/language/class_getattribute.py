class A(object):
    def __getattribute__(self, name):
        if name == "x": return "always"
        return object.__getattribute__(self, name)
a = A()
a.x = 5
a.y = 6
print a.x, a.y, a.__dict__  # expect: always 6 {'y': 6, 'x': 5}
class B(A):
    def __getattr__(self, name): return "fallback " + name
print B().x, B().zz  # expect: always fallback zz
try:
    A().nope
except AttributeError, e:
    print e  # expect: 'A' object has no attribute 'nope'
