class A(object): pass
class B(A): pass
class Old: pass
class Older(Old): pass
print isinstance(B(), A), isinstance(5, (str, (float, int))), isinstance(Old(), Old), isinstance(Older(), Old), isinstance(5, object), isinstance(True, int)  # expect: True True True True True True
print issubclass(B, A), issubclass(A, A), issubclass(Older, Old), issubclass(int, (str, object)), issubclass(B, ())  # expect: True True True True False
class Fake(object):
    __class__ = A
print isinstance(Fake(), A), isinstance(Fake(), Fake), type(Fake()) is Fake  # expect: True True True
for call in (lambda: isinstance(1, 5), lambda: isinstance(1, (int, 5)), lambda: isinstance("", (int, 5)), lambda: issubclass(5, int), lambda: issubclass(int, 5), lambda: isinstance(1)):
    try:
        print call()
    except TypeError, e:
        print e  # expect: isinstance() arg 2 must be a class, type, or tuple of classes and types
        # expect: True
        # expect: isinstance() arg 2 must be a class, type, or tuple of classes and types
        # expect: issubclass() arg 1 must be a class
        # expect: issubclass() arg 2 must be a class or tuple of classes
        # expect: isinstance expected 2 arguments, got 1
