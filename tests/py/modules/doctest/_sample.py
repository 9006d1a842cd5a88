# helper
"""A module with examples.

>>> 1 + 1
3
>>> print 'x'
x
"""


class A(object):
    """
    >>> A().m()
    4
    """

    def m(self):
        """
        >>> 1 / 0
        Traceback (most recent call last):
        ZeroDivisionError: text
        """
        return 4

    @staticmethod
    def s():
        """>>> 2
        2"""

    @classmethod
    def c(cls):
        "no example"

    @property
    def p(self):
        """
        >>> undefined
        """

    class In:
        """
        >>> 5
        5
        """


class Old:
    "no example"

    def f(self):
        """
        >>> 1
        1
        """


def f():
    """>>> import sys; sys.exit(3)
    """


__test__ = {'a': '>>> 3\n3\n', 'f': f, 'A': A, 'b': '>>> 4'}
