# SPDX-License-Identifier: MIT
"""Searching in sorted lists by halving, and inserting into them. The native module `_bisect` does it faster where
there is one."""


def bisect_right(a, x, lo=0, hi=None):
    """Where to put `x` into the sorted list `a`, behind those equal to it."""
    if lo < 0:
        raise ValueError('lo must be non-negative')
    if hi is None:
        hi = len(a)
    while lo < hi:
        middle = (lo + hi) // 2
        if x < a[middle]:
            hi = middle
        else:
            lo = middle + 1
    return lo


def bisect_left(a, x, lo=0, hi=None):
    """Where to put `x` into the sorted list `a`, before those equal to it."""
    if lo < 0:
        raise ValueError('lo must be non-negative')
    if hi is None:
        hi = len(a)
    while lo < hi:
        middle = (lo + hi) // 2
        if a[middle] < x:
            lo = middle + 1
        else:
            hi = middle
    return lo


def insort_right(a, x, lo=0, hi=None):
    """Inserts `x` where bisect_right() says."""
    place = bisect_right(a, x, lo, hi)
    a.insert(place, x)


def insort_left(a, x, lo=0, hi=None):
    """Inserts `x` where bisect_left() says."""
    place = bisect_left(a, x, lo, hi)
    a.insert(place, x)


bisect = bisect_right
insort = insort_right

try:
    from _bisect import *
except ImportError:
    pass
