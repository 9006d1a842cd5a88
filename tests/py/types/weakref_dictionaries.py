import weakref
class A(object): pass
a, b = A(), A()
d = weakref.WeakValueDictionary(x=a)
d["y"] = b
print sorted(d.keys()), d["x"] is a  # expect: ['x', 'y'] True
k = weakref.WeakKeyDictionary()
k[a] = 1
print k[a], len(k), a in k, b in k  # expect: 1 1 True False
s = weakref.WeakSet([a])
print a in s, len(s)  # expect: True 1
