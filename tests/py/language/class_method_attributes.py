class C(object):
    def f(self): "doc"
C.f.__func__.tag = 5
m = C().f
print m.tag, m.__doc__, m.im_func is C.__dict__["f"], m.__self__ is m.im_self  # expect: 5 doc True True
try:
    m.tag = 6
except AttributeError, e:
    print e  # expect: 'instancemethod' object has no attribute 'tag'
try:
    m.nope
except AttributeError, e:
    print e  # expect: 'function' object has no attribute 'nope'
print hash(m) == hash(m), {m: 1}[m]  # expect: True 1
