# SPDX-License-Identifier: MIT
"""Functions that work on functions. `partial` and `reduce` are native."""
from _functools import partial, reduce

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__doc__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes the function `wrapper` look like `wrapped`: copies the attributes `assigned`, and updates the
    dictionaries `updated`. Returns `wrapper`."""
    for name in assigned:
        setattr(wrapper, name, getattr(wrapped, name))
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """update_wrapper() as a decorator of the wrapper."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def _operators(root):
    # The three comparisons that follow from the one named `root` and from ==.
    ask = root[2:4]

    def direct(self, other):
        return getattr(self, root)(other)

    def strict(self, other):  # < from <=, > from >=
        return direct(self, other) and not self == other

    def loose(self, other):  # <= from <, >= from >
        return direct(self, other) or self == other

    def opposite(self, other):  # >= from <, > from <=, and the mirrored ones
        return not direct(self, other)

    def reverse_loose(self, other):  # <= from >=, >= from <=
        return not direct(self, other) or self == other

    def reverse_strict(self, other):  # > from <, < from >
        return not (direct(self, other) or self == other)

    return {
        'lt': {'__gt__': reverse_strict, '__le__': loose, '__ge__': opposite},
        'le': {'__ge__': reverse_loose, '__lt__': strict, '__gt__': opposite},
        'gt': {'__lt__': reverse_strict, '__ge__': loose, '__le__': opposite},
        'ge': {'__le__': reverse_loose, '__gt__': strict, '__lt__': opposite},
    }[ask]


def total_ordering(cls):
    """Class decorator: completes a class that defines == and one of < <= > >= with the other three."""
    defined = dir(cls)
    given = [name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in defined]
    if not given:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    # < is the best to build on: it is what sorting asks for.
    for name, function in _operators(given[0]).items():
        if name not in given:
            function.__name__ = name
            setattr(cls, name, function)
    if '__ne__' not in defined:
        cls.__ne__ = lambda self, other: not self == other
        cls.__ne__.im_func.__name__ = '__ne__'
    return cls


def cmp_to_key(mycmp):
    """Makes a key function out of a comparison function, for sorted(), min(), heapq and others."""
    class K(object):
        __slots__ = ['obj']

        def __init__(self, obj, *args):
            self.obj = obj

        def __hash__(self):
            raise TypeError('hash not implemented')

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __ne__(self, other):
            return mycmp(self.obj, other.obj) != 0

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K
