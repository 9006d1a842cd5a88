try:
    class A(1): pass
except TypeError, e:
    print e
# expect: Error when calling the metaclass bases
# expect:     int() takes at most 2 arguments (3 given)
try:
    type("A", (1,), {})
except TypeError, e:
    print e
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
