class A(object):
    x = 1
    def __getattr__(self, name):
        if name == "bad":
            raise AttributeError("no " + name)
        return "dyn " + name
a = A()
a.y = 2
print a.x, a.y, a.z  # expect: 1 2 dyn z
print hasattr(a, "bad"), getattr(a, "bad", 9)  # expect: False 9
try:
    a.bad
except AttributeError, e:
    print e  # expect: no bad
class B(object):
    @property
    def p(self): raise AttributeError("inner")
    def __getattr__(self, name): return "hook " + name
print B().p  # expect: hook p
