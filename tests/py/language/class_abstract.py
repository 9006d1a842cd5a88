from abc import ABCMeta, abstractmethod
class A(object):
    __metaclass__ = ABCMeta
    @abstractmethod
    def f(self): pass
    @abstractmethod
    def a(self): pass
try:
    A()
except TypeError, e:
    print e  # expect: Can't instantiate abstract class A with abstract methods a, f
class B(A):
    def f(self): return 1
    def a(self): return 2
print B().f()  # expect: 1
A.register(int)
print isinstance(3, A), issubclass(int, A)  # expect: True True
