class Old:
    x = 1
class New(object):
    """Doc."""
    x = 1
class Both(Old, New):
    pass
print type(Old).__name__, type(New), [c.__name__ for c in Both.__mro__], New.__doc__, Old.__module__, Old.__doc__  # expect: classobj <type 'type'> ['Both', 'Old', 'New', 'object'] Doc. __main__ None
try:
    class Bad(5):
        pass
except TypeError, e:
    print e  # expect: Error when calling the metaclass bases
    # expect:     int() takes at most 2 arguments (3 given)
