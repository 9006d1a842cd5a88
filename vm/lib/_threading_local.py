# SPDX-License-Identifier: MIT
"""Data that every thread has for itself: the class `local`, the same as `threading.local`.

    >>> data = local()
    >>> data.number = 42
    >>> data.number
    42
    >>> sorted(data.__dict__.items())
    [('number', 42)]

Another thread does not see it:

    >>> import threading
    >>> seen = []
    >>> def look():
    ...     seen.append(hasattr(data, 'number'))
    ...     data.number = 11
    ...     seen.append(data.number)
    >>> t = threading.Thread(target=look)
    >>> t.start(); t.join()
    >>> seen
    [False, 11]
    >>> data.number
    42

The __init__ of a subclass runs in each thread that uses the object; __slots__ are shared by all threads:

    >>> class Counter(local):
    ...     __slots__ = 'shared'
    ...     def __init__(self, start):
    ...         self.count = start
    >>> c = Counter(5)
    >>> c.count += 1; c.shared = 'x'
    >>> def use():
    ...     c.count += 10
    ...     seen[:] = [c.count, c.shared]
    >>> t = threading.Thread(target=use)
    >>> t.start(); t.join()
    >>> seen, c.count
    ([15, 'x'], 6)
"""
from thread import _local as local

__all__ = ['local']
