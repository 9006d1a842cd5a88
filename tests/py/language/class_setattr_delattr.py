class A(object):
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value * 2)
    def __delattr__(self, name):
        print "del", name
        object.__delattr__(self, name)
a = A()
a.x = 4
print a.x  # expect: 8
del a.x  # expect: del x
print a.__dict__  # expect: {}
try:
    object.__setattr__(int, "a", 1)
except TypeError, e:
    print e  # expect: can't apply this __setattr__ to type object
