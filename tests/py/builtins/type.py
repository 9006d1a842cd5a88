class A(object): pass
print type(5), type(A()), type(A), type(type), type(None), type(len), type(lambda: 1), type(NotImplemented), type(Ellipsis), type(iter([]))  # expect: <type 'int'> <class '__main__.A'> <type 'type'> <type 'type'> <type 'NoneType'> <type 'builtin_function_or_method'> <type 'function'> <type 'NotImplementedType'> <type 'ellipsis'> <type 'listiterator'>
T = type("T", (A,), {"x": 1})
print T.x, T.__name__, T.__bases__, T.__module__, T().x, type("U", (), {}).__mro__  # expect: 1 T (<class '__main__.A'>,) __main__ 1 (<class '__main__.U'>, <type 'object'>)
for bad in ((), (1, 2), (1, (), {}), ("T", 5, {}), ("T", (), 5), ("T", (5,), {}), ("T", (int, str), {}), ("T", (bool,), {})):
    try:
        type(*bad)
    except TypeError, e:
        print str(e).split("\n")[0]  # expect: type() takes 1 or 3 arguments
        # expect: type() takes 1 or 3 arguments
        # expect: type() argument 1 must be string, not int
        # expect: type() argument 2 must be tuple, not int
        # expect: type() argument 3 must be dict, not int
        # expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
        # expect: multiple bases have instance lay-out conflict
        # expect: type 'bool' is not an acceptable base type
