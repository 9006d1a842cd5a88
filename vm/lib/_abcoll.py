# SPDX-License-Identifier: MIT
"""The abstract classes of `collections`: what makes something iterable, a set, a mapping, a sequence."""
import sys
from abc import ABCMeta, abstractmethod

__all__ = ['Hashable', 'Iterable', 'Iterator', 'Sized', 'Container', 'Callable', 'Set', 'MutableSet', 'Mapping',
           'MutableMapping', 'MappingView', 'KeysView', 'ItemsView', 'ValuesView', 'Sequence', 'MutableSequence']


def _defines(cls, name):
    # Does the class, new or old style, define the method (None: it takes it away)?
    mro = getattr(cls, '__mro__', None)
    if mro is None:
        return getattr(cls, name, None) is not None
    for base in mro:
        if name in base.__dict__:
            return base.__dict__[name] is not None
    return False


# --- One method each

class Hashable:
    __metaclass__ = ABCMeta

    @abstractmethod
    def __hash__(self):
        return 0

    @classmethod
    def __subclasshook__(cls, C):
        if cls is not Hashable:
            return NotImplemented
        mro = getattr(C, '__mro__', None)
        if mro is None:
            return True if getattr(C, '__hash__', None) else NotImplemented
        for base in mro:
            if '__hash__' in base.__dict__:
                return True if base.__dict__['__hash__'] else NotImplemented
        return NotImplemented


class Iterable:
    __metaclass__ = ABCMeta

    @abstractmethod
    def __iter__(self):
        return iter(())

    @classmethod
    def __subclasshook__(cls, C):
        return True if cls is Iterable and _defines(C, '__iter__') else NotImplemented


Iterable.register(str)


class Iterator(Iterable):
    @abstractmethod
    def next(self):
        """The next item; raises StopIteration at the end."""
        raise StopIteration

    def __iter__(self):
        return self

    @classmethod
    def __subclasshook__(cls, C):
        return True if cls is Iterator and _defines(C, 'next') and _defines(C, '__iter__') else NotImplemented


class Sized:
    __metaclass__ = ABCMeta

    @abstractmethod
    def __len__(self):
        return 0

    @classmethod
    def __subclasshook__(cls, C):
        return True if cls is Sized and _defines(C, '__len__') else NotImplemented


class Container:
    __metaclass__ = ABCMeta

    @abstractmethod
    def __contains__(self, x):
        return False

    @classmethod
    def __subclasshook__(cls, C):
        return True if cls is Container and _defines(C, '__contains__') else NotImplemented


class Callable:
    __metaclass__ = ABCMeta

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    @classmethod
    def __subclasshook__(cls, C):
        return True if cls is Callable and _defines(C, '__call__') else NotImplemented


# --- Sets

class Set(Sized, Iterable, Container):
    """A set that cannot be changed. Define __contains__, __iter__ and __len__; and _from_iterable where the class
    cannot be made from an iterable alone."""

    __hash__ = None

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def _hash(self):
        """A hash over the members, the same as a frozenset of them has. For subclasses that are hashable."""
        return hash(frozenset(self))

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all(item in other for item in self)

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all(item in self for item in other)

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __eq__(self, other):
        return len(self) == len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __ne__(self, other):
        return not (self == other)

    def isdisjoint(self, other):
        """Is no item of `other` in this set?"""
        return not any(item in self for item in other)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(item for item in other if item in self)

    __rand__ = __and__

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(item for part in (self, other) for item in part)

    __ror__ = __or__

    def _as_set(self, other):
        return other if isinstance(other, Set) else self._from_iterable(other)

    def __sub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = self._as_set(other)
        return self._from_iterable(item for item in self if item not in other)

    def __rsub__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(item for item in self._as_set(other) if item not in self)

    def __xor__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        other = self._as_set(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__


class MutableSet(Set):
    """A set that can be changed. Define also add() and discard()."""

    @abstractmethod
    def add(self, value):
        """Puts a member in."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Takes a member out, if it is there."""
        raise NotImplementedError

    def remove(self, value):
        """Takes a member out; KeyError if it is not there."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Takes some member out and returns it; KeyError if there is none."""
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        """Takes all members out."""
        while True:
            try:
                self.pop()
            except KeyError:
                return

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
        else:
            for value in self._as_set(it):
                change = self.discard if value in self else self.add
                change(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it:
            self.discard(value)
        return self


Set.register(frozenset)
MutableSet.register(set)


# --- Mappings

class Mapping(Sized, Iterable, Container):
    """A mapping that cannot be changed. Define __getitem__, __iter__ and __len__."""

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    __hash__ = None

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def get(self, key, default=None):
        """The value of `key`, or `default`."""
        try:
            return self[key]
        except KeyError:
            return default

    def iterkeys(self):
        """Iterates over the keys."""
        return iter(self)

    def itervalues(self):
        """Iterates over the values."""
        for key in self:
            yield self[key]

    def iteritems(self):
        """Iterates over the pairs of key and value."""
        for key in self:
            yield key, self[key]

    def keys(self):
        """List of the keys."""
        return list(self)

    def values(self):
        """List of the values."""
        return [self[key] for key in self]

    def items(self):
        """List of the pairs of key and value."""
        return [(key, self[key]) for key in self]

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

    def __ne__(self, other):
        return not (self == other)


class MappingView(Sized):
    """What the view methods of a mapping return."""

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return '%s(%r)' % (self.__class__.__name__, self._mapping)


class KeysView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        for key in self._mapping:
            yield key


class ItemsView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            return self._mapping[key] == value
        except KeyError:
            return False

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]


class ValuesView(MappingView):
    def __contains__(self, value):
        return any(value == self._mapping[key] for key in self._mapping)

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


KeysView.register(type({}.viewkeys()))
ItemsView.register(type({}.viewitems()))
ValuesView.register(type({}.viewvalues()))


class MutableMapping(Mapping):
    """A mapping that can be changed. Define also __setitem__ and __delitem__."""

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    __absent = object()

    def pop(self, key, default=__absent):
        """Takes the key out and returns its value; without it `default`, or KeyError if none is given."""
        try:
            value = self[key]
        except KeyError:
            if default is self.__absent:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        """Takes some pair out and returns it; KeyError if there is none."""
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        """Takes everything out."""
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(*args, **kwds):
        """Puts in the pairs of a mapping or of an iterable, then those given by keyword."""
        if not args:
            raise TypeError("descriptor 'update' of 'MutableMapping' object needs an argument")
        if len(args) > 2:
            raise TypeError("update expected at most 1 arguments, got %d" % (len(args) - 1))
        self = args[0]
        if len(args) == 2:
            source = args[1]
            if isinstance(source, Mapping):
                keys = source
            elif hasattr(source, 'keys'):
                keys = source.keys()
            else:
                keys = ()
                for key, value in source:
                    self[key] = value
            for key in keys:
                self[key] = source[key]
        for key in kwds:
            self[key] = kwds[key]

    def setdefault(self, key, default=None):
        """The value of `key`, which is set to `default` first if it is missing."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default


MutableMapping.register(dict)


# --- Sequences

class Sequence(Sized, Iterable, Container):
    """A sequence that cannot be changed. Define __getitem__ and __len__."""

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        index = 0
        try:
            while True:
                yield self[index]
                index += 1
        except IndexError:
            return

    def __contains__(self, value):
        for item in self:
            if item == value:
                return True
        return False

    def __reversed__(self):
        for index in xrange(len(self) - 1, -1, -1):
            yield self[index]

    def index(self, value):
        """Index of the first item equal to `value`; ValueError if there is none."""
        for index, item in enumerate(self):
            if item == value:
                return index
        raise ValueError

    def count(self, value):
        """How many items equal `value`."""
        return sum(1 for item in self if item == value)


for _type in (tuple, basestring, buffer, xrange):
    Sequence.register(_type)
del _type


class MutableSequence(Sequence):
    """A sequence that can be changed. Define also __setitem__, __delitem__ and insert()."""

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Puts `value` before the item at `index`."""
        raise IndexError

    def append(self, value):
        """Puts `value` at the end."""
        self.insert(len(self), value)

    def reverse(self):
        """Turns the order round."""
        size = len(self)
        for i in range(size // 2):
            self[i], self[size - 1 - i] = self[size - 1 - i], self[i]

    def extend(self, values):
        """Puts all of `values` at the end."""
        for value in list(values) if values is self else values:
            self.append(value)

    def pop(self, index=-1):
        """Takes the item at `index` out and returns it."""
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        """Takes out the first item equal to `value`; ValueError if there is none."""
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


MutableSequence.register(list)

if 'UserDict' in sys.modules:
    MutableMapping.register(sys.modules['UserDict'].IterableUserDict)
if 'sqlite3._cursor' in sys.modules:
    Sequence.register(sys.modules['sqlite3._cursor'].Row)
