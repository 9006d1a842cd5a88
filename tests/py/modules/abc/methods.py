from abc import ABCMeta, abstractmethod, abstractproperty
class Base(object):
    __metaclass__ = ABCMeta
    @abstractmethod
    def f(self): pass
    @abstractproperty
    def p(self): pass
try:
    Base()
except TypeError as e:
    print e  # expect: Can't instantiate abstract class Base with abstract methods f, p
class Done(Base):
    def f(self): return 1
    p = 2
print Done().f(), isinstance(Done(), Base), sorted(Base.__abstractmethods__)  # expect: 1 True ['f', 'p']
Base.register(int)
print isinstance(3, Base), issubclass(str, Base), issubclass(bool, Base)  # expect: True False True
try:
    Base.register(3)
except TypeError as e:
    print e  # expect: Can only register classes
