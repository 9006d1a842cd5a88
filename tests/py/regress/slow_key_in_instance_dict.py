# A key of an instance's __dict__ whose __eq__ changes the class while an attribute is looked up.
class Evil(object):
    def __hash__(self): return hash('attr')
    def __eq__(self, other):
        del C.attr
        return 0
class Descr(object):
    def __get__(self, ob, type=None): return 1
class C(object):
    attr = Descr()
c = C()
c.__dict__[Evil()] = 0
print c.attr  # expect: 1
print hasattr(c, 'attr')  # expect: False
class Same(object):
    def __hash__(self): return hash('name')
    def __eq__(self, other): return other == 'name'
d = C()
d.__dict__[Same()] = 'found'
print d.name  # expect: found
