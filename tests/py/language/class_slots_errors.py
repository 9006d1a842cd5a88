def t(slots, base=object):
    try:
        type("A", (base,), {"__slots__": slots})
    except TypeError, e:
        print e
t([1])  # expect: __slots__ items must be strings, not 'int'
t(["1a"])  # expect: __slots__ must be identifiers
t(1)  # expect: 'int' object is not iterable
t(["__dict__", "__dict__"])  # expect: __dict__ slot disallowed: we already got one
t(["__weakref__", "__weakref__"])  # expect: __weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
t(["a"], str)  # expect: nonempty __slots__ not supported for subtype of 'str'
t(["a"], tuple)  # expect: nonempty __slots__ not supported for subtype of 'tuple'
t(["a"], int)
