def meta(name, bases, d):
    return name, bases, sorted(k for k in d if k[0] != "_")
class A(object):
    __metaclass__ = meta
    x = 1
    def f(self): pass
print A  # expect: ('A', (<type 'object'>,), ['f', 'x'])
__metaclass__ = type
class B: pass
print B.__mro__  # expect: (<class '__main__.B'>, <type 'object'>)
