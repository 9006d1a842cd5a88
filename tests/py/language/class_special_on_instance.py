# New-style classes look special methods up on the type only.
class A(object): pass
a = A()
a.__len__ = lambda: 3
try:
    len(a)
except TypeError, e:
    print e  # expect: object of type 'A' has no len()
class O: pass
o = O()
o.__len__ = lambda: 3
print len(o)  # expect: 3
