# A bound generator method called with keywords or unpacked arguments gets self once.
class C(object):
    def g(self, *a, **k):
        yield self.__class__.__name__, a, k
    def h(self, x=1):
        yield x
c=C()
print list(c.g(*(1,2)))  # expect: [('C', (1, 2), {})]
print list(c.g(a=3))  # expect: [('C', (), {'a': 3})]
print list(c.h(x=5))  # expect: [5]
print list(c.h(*[6]))  # expect: [6]
print list(c.g(1,*(2,),**{'z':1}))  # expect: [('C', (1, 2), {'z': 1})]
