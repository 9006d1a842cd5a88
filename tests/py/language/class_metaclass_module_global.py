def __metaclass__(name, bases, d):
    print "making", name, bases  # expect: making A ()
    return type(name, bases or (object,), d)
class A: pass
print type(A)  # expect: <type 'type'>
class B(A): pass
print B.__mro__[1] is A  # expect: True
