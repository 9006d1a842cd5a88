import weakref
class A(object):
    def f(self): return 7
a = A()
r = weakref.ref(a)
p = weakref.proxy(a)
print r() is a, weakref.ref(a) is r, r == weakref.ref(a, len), hash(r) == hash(a)  # expect: True True True True
print p.f(), type(p).__name__, isinstance(p, A)  # expect: 7 weakproxy True
p.x = 3
print a.x  # expect: 3
for o in (1, "a", None, [], {}):
    try:
        weakref.ref(o)
    except TypeError, e:
        print e
# expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'NoneType' object
# expect: cannot create weak reference to 'list' object
# expect: cannot create weak reference to 'dict' object
