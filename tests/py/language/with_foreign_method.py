# SPDX-License-Identifier: MIT
"""A context manager whose `__enter__` or `__exit__` is the method of another builtin type."""


class Entering(object):
    __enter__ = dict.keys

    def __exit__(self, *why):
        pass


class Leaving(object):
    __exit__ = list.append

    def __enter__(self):
        return 5


class Own(dict):
    __enter__ = dict.keys

    def __exit__(self, *why):
        pass


def attempt(manager):
    try:
        with manager as value:
            return value
    except TypeError, error:
        return str(error)


for manager in Entering(), Leaving(), Own({1: 2}):
    for i in range(300):
        result = attempt(manager)
    print result
