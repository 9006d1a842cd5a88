#!/usr/bin/env python
#
# helper
# About the module.

import inspect
import sys


# far away

#
# About the class.
#   More.
#
class Subject(object):
    """What it is.

        Indented.
    """

    # About the method.
    def method(self, a, (b, c)=(1, 2), *rest, **named):
        # Inside.
        text = """
def nothing():
"""
        return [a,
    b, text], \
    c
        # Still the method.
    # Outside.

    @staticmethod
    def static(): return ')' # )

    def generate(self):
        if self:
            yield 1

        yield 2

	# tab


class Old:
    class Inner:
        def method(self): pass


def decorated(function):
    def wrapper():
        return function()
    return wrapper


@decorated
# Between.
def wrapped():
    return 1

pairs = [lambda: 1,
         lambda x: (x,
                    2)]; other = lambda y: \
    y


def frames():
    here = inspect.stack(3)[:2]
    try:
        fail()
    except ZeroDivisionError:
        return here, inspect.trace(2), inspect.currentframe()


def fail():
    return 1 / 0


top = sys._getframe()
