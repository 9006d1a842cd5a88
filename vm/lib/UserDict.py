# SPDX-License-Identifier: MIT
"""A dictionary written in Python, to derive classes from; and a mixin that completes a mapping.

(Deriving from dict itself is simpler today. `weakref`, `os` and many old programs use these classes.)"""
import sys


def _split_arguments(owner, method, args):
    # (self, dict or None): both are positional only, so that their names can be keys given by keyword.
    if not args:
        raise TypeError("descriptor '%s' of '%s' object needs an argument" % (method, owner))
    if len(args) > 2:
        raise TypeError("expected at most 1 arguments, got %d" % (len(args) - 1))
    return args if len(args) == 2 else args + (None,)


def _dict_keyword(kwargs):
    # The parameter was once named `dict`; giving it by that name still works.
    import warnings
    warnings.warn("Passing 'dict' as keyword argument is deprecated", PendingDeprecationWarning, stacklevel=3)
    return kwargs.pop('dict')


class UserDict:
    """A mapping that keeps its items in the dictionary `data`."""

    def __init__(*args, **kwargs):
        self, source = _split_arguments('UserDict', '__init__', args)
        if len(args) < 2 and 'dict' in kwargs:
            source = _dict_keyword(kwargs)
        self.data = {}
        if source is not None:
            self.update(source)
        if kwargs:
            self.update(kwargs)

    def __repr__(self):
        return repr(self.data)

    def __cmp__(self, dict):
        return cmp(self.data, dict.data if isinstance(dict, UserDict) else dict)

    __hash__ = None

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        data = self.data
        if key in data:
            return data[key]
        if hasattr(self.__class__, '__missing__'):
            return self.__class__.__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data

    def clear(self):
        self.data.clear()

    def copy(self):
        if self.__class__ is UserDict:
            return UserDict(self.data.copy())
        # Only subclasses know how to make one of theirs: copy one that is empty and fill it.
        import copy
        data, self.data = self.data, {}
        try:
            other = copy.copy(self)
        finally:
            self.data = data
        other.update(self)
        return other

    def keys(self):
        return self.data.keys()

    def items(self):
        return self.data.items()

    def iteritems(self):
        return self.data.iteritems()

    def iterkeys(self):
        return self.data.iterkeys()

    def itervalues(self):
        return self.data.itervalues()

    def values(self):
        return self.data.values()

    def has_key(self, key):
        return key in self.data

    def popitem(self):
        return self.data.popitem()

    def pop(self, key, *args):
        return self.data.pop(key, *args)

    def update(*args, **kwargs):
        self, source = _split_arguments('UserDict', 'update', args)
        if len(args) < 2 and 'dict' in kwargs:
            source = _dict_keyword(kwargs)
        if source is None:
            pass
        elif isinstance(source, UserDict):
            self.data.update(source.data)
        elif isinstance(source, dict) or not hasattr(source, 'items'):
            self.data.update(source)
        else:
            for key, value in source.items():
                self[key] = value
        if kwargs:
            self.data.update(kwargs)

    def get(self, key, failobj=None):
        return self[key] if key in self else failobj

    def setdefault(self, key, failobj=None):
        if key not in self:
            self[key] = failobj
        return self[key]

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


class IterableUserDict(UserDict):
    """A UserDict that iterates over its keys."""

    def __iter__(self):
        return iter(self.data)


class DictMixin:
    """All of a dictionary's methods, from __getitem__, __setitem__, __delitem__ and keys() alone. Define __contains__
    and __iter__ too where they can be fast."""

    def __iter__(self):
        for key in self.keys():
            yield key

    def has_key(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __contains__(self, key):
        return self.has_key(key)

    def iteritems(self):
        for key in self:
            yield key, self[key]

    def iterkeys(self):
        return self.__iter__()

    def itervalues(self):
        for _, value in self.iteritems():
            yield value

    def values(self):
        return [value for _, value in self.iteritems()]

    def items(self):
        return list(self.iteritems())

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def clear(self):
        for key in self.keys():
            del self[key]

    def pop(self, key, *args):
        if len(args) > 1:
            raise TypeError("pop expected at most 2 arguments, got %d" % (len(args) + 1))
        try:
            value = self[key]
        except KeyError:
            if not args:
                raise
            return args[0]
        del self[key]
        return value

    def popitem(self):
        try:
            key, value = self.iteritems().next()
        except StopIteration:
            raise KeyError('container is empty')
        del self[key]
        return key, value

    def update(self, other=None, **kwargs):
        if other is None:
            pass
        elif hasattr(other, 'iteritems'):
            for key, value in other.iteritems():
                self[key] = value
        elif hasattr(other, 'keys'):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.keys())

    def __cmp__(self, other):
        if isinstance(other, DictMixin):
            other = dict(other.iteritems())
        # None is less than any mapping.
        return 1 if other is None else cmp(dict(self.iteritems()), other)

    def __repr__(self):
        return repr(dict(self.iteritems()))


# Whichever of this module and the abstract classes is imported last makes them known to each other, so that `os`
# starts without them.
if '_abcoll' in sys.modules:
    sys.modules['_abcoll'].MutableMapping.register(IterableUserDict)
