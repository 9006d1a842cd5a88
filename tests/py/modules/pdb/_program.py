# helper
import os


def f(n, *rest, **named):
    """Doc."""
    a = n
    # comment

    return a


class K(object):
    def m(self): pass


def gen():
    yield 1
    yield 2


def h():
    raise KeyError('k')


def w():
    for i in gen():
        j = i
    h()


k = K()
f(1, 2)
try:
    raise ValueError('v')
except ValueError:
    pass
for i in range(2):
    pass
w()
