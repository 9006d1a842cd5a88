class A(object):
    a = 1
    def m(self): pass
class B(A):
    b = 2
b = B()
b.c = 3
print [n for n in dir(b) if not n.startswith("__")], [n for n in dir(B) if not n.startswith("__")]  # expect: ['a', 'b', 'c', 'm'] ['a', 'b', 'm']
class Old:
    x = 1
print dir(Old), dir(Old())  # expect: ['__doc__', '__module__', 'x'] ['__doc__', '__module__', 'x']
def f():
    local = 1
    return dir()
print f(), "f" in dir(), "upper" in dir(""), "append" in dir([])  # expect: ['local'] True True True
class D(object):
    def __dir__(self): return ["z", "a"]
print dir(D())  # expect: ['a', 'z']
class Bad(object):
    def __dir__(self): return 5
try:
    dir(Bad())
except TypeError, e:
    print e  # expect: __dir__() must return a list, not int
