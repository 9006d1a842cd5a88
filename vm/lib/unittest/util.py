# SPDX-License-Identifier: MIT
"""Helpers: short representations, differences of lists."""
from collections import namedtuple, OrderedDict

__unittest = True

_MAX_LENGTH = 80


def safe_repr(obj, short=False):
    """repr(), also of objects whose own fails; `short` cuts it."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if not short or len(text) < _MAX_LENGTH:
        return text
    return text[:_MAX_LENGTH] + ' [truncated]...'


def strclass(cls):
    """module.Class"""
    return "%s.%s" % (cls.__module__, cls.__name__)


def sorted_list_difference(expected, actual):
    """(items only in `expected`, items only in `actual`) of two sorted lists, each once."""
    missing, unexpected = [], []
    i = j = 0
    while i < len(expected) and j < len(actual):
        left, right = expected[i], actual[j]
        if left < right:
            missing.append(left)
        elif left > right:
            unexpected.append(right)
        if not left > right:
            while i < len(expected) and expected[i] == left:
                i += 1
        if not left < right:
            while j < len(actual) and actual[j] == right:
                j += 1
    return missing + expected[i:], unexpected + actual[j:]


def unorderable_list_difference(expected, actual, ignore_duplicate=False):
    """The same of lists that cannot be sorted. Both lists are changed."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
        if ignore_duplicate:
            for items in expected, actual:
                while item in items:
                    items.remove(item)
    if ignore_duplicate:
        rest, actual = actual, []
        while rest:
            item = rest.pop()
            actual.append(item)
            while item in rest:
                rest.remove(item)
    return missing, actual


_Mismatch = namedtuple('Mismatch', 'actual expected value')


def _count_diff_all_purpose(actual, expected):
    # List of _Mismatch: how often each item occurs in the one and in the other, where that differs. Only == is used.
    absent = object()
    left, right = list(actual), list(expected)
    result = []

    def count(item, items, start=0):
        # Counts from `start` on, and takes the items out.
        number = 0
        for place in range(start, len(items)):
            if items[place] == item:
                number += 1
                items[place] = absent
        return number

    for place, item in enumerate(left):
        if item is not absent:
            ours, theirs = count(item, left, place), count(item, right)
            if ours != theirs:
                result.append(_Mismatch(ours, theirs, item))
    for place, item in enumerate(right):
        if item is not absent:
            result.append(_Mismatch(0, count(item, right, place), item))
    return result


def _ordered_count(iterable):
    counts = OrderedDict()
    for item in iterable:
        counts[item] = counts.get(item, 0) + 1
    return counts


def _count_diff_hashable(actual, expected):
    # The same for items that can be keys, faster.
    ours, theirs = _ordered_count(actual), _ordered_count(expected)
    result = [_Mismatch(number, theirs.get(item, 0), item) for item, number in ours.items()
              if number != theirs.get(item, 0)]
    return result + [_Mismatch(0, number, item) for item, number in theirs.items() if item not in ours]
