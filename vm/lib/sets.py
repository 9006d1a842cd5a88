# SPDX-License-Identifier: MIT
"""The sets of before Python 2.4: Set and ImmutableSet. New programs use the built-in set and frozenset.

A Set may be an element of another: what is stored is an ImmutableSet of its elements. Any class whose instances have no
hash may do the same with methods __as_immutable__() and __as_temporarily_immutable__()."""
import itertools
import warnings

warnings.warn("the sets module is deprecated", DeprecationWarning, stacklevel=2)

__all__ = ['BaseSet', 'Set', 'ImmutableSet']


def _hashable(element, conversion='__as_immutable__'):
    """The element, or what stands for it in a set."""
    try:
        hash(element)
    except TypeError:
        convert = getattr(element, conversion, None)
        if convert is None:
            raise
        return convert()
    return element


def _add(data, iterable):
    """Adds the elements of an iterable to the keys of a dictionary."""
    if isinstance(iterable, BaseSet):
        data.update(iterable._data)
        return
    for element in iterable:
        try:
            data[element] = True
        except TypeError:
            data[_hashable(element)] = True


def _data_of(other):
    """A dictionary whose keys are the elements; not to be changed, since it may be that of a set."""
    return (other if isinstance(other, BaseSet) else Set(other))._data


def _operator(method, doc):
    """The operator that does for two sets what `method` does for a set and any iterable."""
    def operate(self, other):
        if isinstance(other, BaseSet):
            return method(self, other)
        return NotImplemented
    operate.__doc__ = doc
    return operate


def _in_place(method, doc):
    """The augmented assignment that does what `method` does, with a set."""
    def operate(self, other):
        self._binary_sanity_check(other)
        method(self, other)
        return self
    operate.__doc__ = doc
    return operate


class BaseSet(object):
    """What Set and ImmutableSet have in common."""

    __slots__ = ['_data']

    # ImmutableSet has one.
    __hash__ = None

    def __init__(self):
        if self.__class__ is BaseSet:
            raise TypeError("BaseSet is an abstract class.  Use Set or ImmutableSet.")

    def _fill(self, iterable):
        self._data = {}
        if iterable is not None:
            _add(self._data, iterable)

    def _repr(self, sorted=False):
        elements = list(self)
        if sorted:
            elements.sort()
        return '{}({!r})'.format(type(self).__name__, elements)

    def __repr__(self):
        return self._repr()

    __str__ = __repr__

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return self._data.iterkeys()

    def __contains__(self, element):
        try:
            return element in self._data
        except TypeError:
            return _hashable(element, '__as_temporarily_immutable__') in self._data

    def copy(self):
        """A set with the same elements."""
        made = self.__class__()
        made._data.update(self._data)
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        # Made first, for elements that refer to the set.
        memo[id(self)] = made = self.__class__()
        made._data.update((deepcopy(element, memo), True) for element in self)
        return made

    # Comparison.

    def _binary_sanity_check(self, other):
        if not isinstance(other, BaseSet):
            raise TypeError("Binary operation only permitted between sets")

    def __cmp__(self, other):
        raise TypeError("can't compare sets using cmp()")

    def __eq__(self, other):
        return isinstance(other, BaseSet) and self._data == other._data

    def __ne__(self, other):
        return not self == other

    def issubset(self, other):
        """Are all elements in the other set, too?"""
        self._binary_sanity_check(other)
        return len(self) <= len(other) and all(element in other._data for element in self._data)

    def issuperset(self, other):
        """Has this set all elements of the other?"""
        self._binary_sanity_check(other)
        return other.issubset(self)

    __le__ = issubset
    __ge__ = issuperset

    def __lt__(self, other):
        self._binary_sanity_check(other)
        return len(self) != len(other) and self <= other

    def __gt__(self, other):
        self._binary_sanity_check(other)
        return len(self) != len(other) and self >= other

    # New sets of two.

    def union(self, other):
        """A new set of what is in either."""
        made = self.__class__(self)
        _add(made._data, other)
        return made

    def intersection(self, other):
        """A new set of what is in both."""
        few, many = self._data, _data_of(other)
        if len(few) > len(many):
            few, many = many, few
        return self.__class__(itertools.ifilter(many.__contains__, few))

    def difference(self, other):
        """A new set of what is not in the other."""
        made = self.__class__()
        others = _data_of(other)
        for element in self._data:
            if element not in others:
                made._data[element] = True
        return made

    def symmetric_difference(self, other):
        """A new set of what is in one of both alone."""
        made = self.__class__()
        others = _data_of(other)
        for these, those in (self._data, others), (others, self._data):
            for element in these:
                if element not in those:
                    made._data[element] = True
        return made

    __or__ = _operator(union, "What is in either.")
    __and__ = _operator(intersection, "What is in both.")
    __sub__ = _operator(difference, "What is not in the other.")
    __xor__ = _operator(symmetric_difference, "What is in one of both alone.")

    def _compute_hash(self):
        result = 0
        for element in self._data:
            result ^= hash(element)
        return result


class ImmutableSet(BaseSet):
    """A set that does not change, and so may be the key of a dictionary."""

    __slots__ = ['_hashcode']

    def __init__(self, iterable=None):
        self._fill(iterable)
        self._hashcode = None

    def __getstate__(self):
        return self._data, self._hashcode

    def __setstate__(self, state):
        self._data, self._hashcode = state

    def __hash__(self):
        code = self._hashcode
        if code is None:
            code = self._hashcode = self._compute_hash()
        return code


class Set(BaseSet):
    """A set that can be changed."""

    __slots__ = []

    def __init__(self, iterable=None):
        self._fill(iterable)

    def __getstate__(self):
        # Not empty, so that __setstate__ is called.
        return self._data,

    def __setstate__(self, data):
        self._data, = data

    def __as_immutable__(self):
        return ImmutableSet(self)

    def __as_temporarily_immutable__(self):
        return _TemporarilyImmutableSet(self)

    def add(self, element):
        """Adds an element; nothing happens if it is there."""
        self._data[_hashable(element)] = True

    def remove(self, element):
        """Takes an element out; KeyError if it is not there."""
        del self._data[_hashable(element, '__as_temporarily_immutable__')]

    def discard(self, element):
        """Takes an element out if it is there."""
        self._data.pop(_hashable(element, '__as_temporarily_immutable__'), None)

    def pop(self):
        """Takes some element out; KeyError if there is none."""
        return self._data.popitem()[0]

    def clear(self):
        """Takes all elements out."""
        self._data.clear()

    def update(self, iterable):
        """Adds all elements of an iterable."""
        _add(self._data, iterable)

    def union_update(self, other):
        """Adds what the other has."""
        _add(self._data, other)

    def intersection_update(self, other):
        """Keeps what the other has, too."""
        self._data = self.intersection(other)._data

    def difference_update(self, other):
        """Takes out what the other has."""
        others = _data_of(other)
        if others is self._data:
            self.clear()
            return
        for element in others:
            if element in self._data:
                del self._data[element]

    def symmetric_difference_update(self, other):
        """Adds what only the other has, and takes out what both have."""
        others = _data_of(other)
        if others is self._data:
            self.clear()
            return
        for element in others:
            if element in self._data:
                del self._data[element]
            else:
                self._data[element] = True

    __ior__ = _in_place(union_update, "Adds what the other has.")
    __iand__ = _in_place(intersection_update, "Keeps what the other has, too.")
    __isub__ = _in_place(difference_update, "Takes out what the other has.")
    __ixor__ = _in_place(symmetric_difference_update, "Keeps what one of both has alone.")


class _TemporarilyImmutableSet(BaseSet):
    """Looks like the ImmutableSet of a Set's elements while a dictionary is asked for it."""

    def __init__(self, set):
        self._data = set._data

    def __hash__(self):
        return self._compute_hash()
