# SPDX-License-Identifier: MIT
"""repr() with limits: long strings and numbers are cut in the middle, containers after some items, deep ones at some
level."""
import __builtin__
from itertools import islice

__all__ = ["Repr", "repr"]


class Repr:
    """The limits, and a method repr_TYPE(x, level) for each type that is limited; a subclass may add more."""

    def __init__(self):
        self.maxlevel = 6
        self.maxtuple = self.maxlist = self.maxdeque = self.maxset = self.maxfrozenset = 6
        self.maxarray = 5
        self.maxdict = 4
        self.maxstring = 30
        self.maxlong = 40
        self.maxother = 20

    def repr(self, x):
        """The limited representation of `x`."""
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        """The same, `level` levels of nesting being left."""
        name = '_'.join(type(x).__name__.split())
        method = getattr(self, 'repr_' + name, None)
        if method is not None:
            return method(x, level)
        return _cut(__builtin__.repr(x), self.maxother)

    def _items(self, x, level, left, right, limit, trail=''):
        size = len(x)
        if level <= 0 and size:
            text = '...'
        else:
            parts = [self.repr1(item, level - 1) for item in islice(x, limit)]
            if size > limit:
                parts.append('...')
            text = ', '.join(parts)
            if size == 1:
                right = trail + right
        return left + text + right

    def repr_tuple(self, x, level):
        return self._items(x, level, '(', ')', self.maxtuple, ',')

    def repr_list(self, x, level):
        return self._items(x, level, '[', ']', self.maxlist)

    def repr_array(self, x, level):
        return self._items(x, level, "array('%s', [" % x.typecode, '])', self.maxarray)

    def repr_set(self, x, level):
        return self._items(_in_order(x), level, 'set([', '])', self.maxset)

    def repr_frozenset(self, x, level):
        return self._items(_in_order(x), level, 'frozenset([', '])', self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._items(x, level, 'deque([', '])', self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return '{}'
        if level <= 0:
            return '{...}'
        parts = ['%s: %s' % (self.repr1(key, level - 1), self.repr1(x[key], level - 1))
                 for key in islice(_in_order(x), self.maxdict)]
        if len(x) > self.maxdict:
            parts.append('...')
        return '{%s}' % ', '.join(parts)

    def repr_str(self, x, level):
        text = __builtin__.repr(x[:self.maxstring])
        if len(text) > self.maxstring:
            # Of a long string only its ends are looked at, so that an escape is not cut.
            first, last = _halves(self.maxstring)
            text = __builtin__.repr(x[:first] + x[len(x) - last:])
            text = text[:first] + '...' + text[len(text) - last:]
        return text

    def repr_long(self, x, level):
        return _cut(__builtin__.repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = __builtin__.repr(x)
        except Exception:
            return '<%s instance at %x>' % (x.__class__.__name__, id(x))
        return _cut(text, self.maxstring)


def _halves(limit):
    # How many characters stay before and after the dots.
    first = max(0, (limit - 3) // 2)
    return first, max(0, limit - 3 - first)


def _cut(text, limit):
    if len(text) <= limit:
        return text
    first, last = _halves(limit)
    return text[:first] + '...' + text[len(text) - last:]


def _in_order(x):
    # Sorted where the items can be compared, so that the result is always the same.
    try:
        return sorted(x)
    except Exception:
        return list(x)


aRepr = Repr()
repr = aRepr.repr
