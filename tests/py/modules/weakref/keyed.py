import weakref
class A(object): pass
a = A()
r = weakref.ref(a)
print r() is a, weakref.getweakrefcount(a), weakref.ref(a) is r  # expect: True 1 True
d = weakref.WeakValueDictionary(k=a)
k = weakref.WeakKeyDictionary({a: 1})
print d['k'] is a, d.get('z'), len(d), d.items() == [('k', a)], k[a], a in k, k.keys() == [a]  # expect: True None 1 True 1 True True
try:
    d['z']
except KeyError as e:
    print e  # expect: 'z'
try:
    weakref.ref(3)
except TypeError as e:
    print e  # expect: cannot create weak reference to 'int' object
