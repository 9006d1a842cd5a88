from abc import ABCMeta
class Sized(object):
    __metaclass__ = ABCMeta
    @classmethod
    def __subclasshook__(cls, other):
        return True if any('__len__' in c.__dict__ for c in getattr(other, '__mro__', ())) else NotImplemented
class Has(object):
    def __len__(self): return 0
class Not(object): pass
class Old: pass
print issubclass(Has, Sized), issubclass(Not, Sized), isinstance([], Sized), isinstance(Old(), Sized)  # expect: True False True False
Sized.register(Not)
print isinstance(Not(), Sized)  # expect: True
