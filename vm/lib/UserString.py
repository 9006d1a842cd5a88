# SPDX-License-Identifier: MIT
"""Strings written in Python, to derive classes from; and one that can be changed. (Deriving from str itself is simpler
today.)"""
import collections
import sys

__all__ = ["UserString", "MutableString"]


def _plain(other):
    return other.data if isinstance(other, UserString) else other


class UserString(collections.Sequence):
    """A string that keeps its text in the string `data`. Its methods give strings of the same class."""

    def __init__(self, seq):
        if isinstance(seq, basestring):
            self.data = seq
        elif isinstance(seq, UserString):
            self.data = seq.data[:]
        else:
            self.data = str(seq)

    def __str__(self):
        return str(self.data)

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __long__(self):
        return long(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __hash__(self):
        return hash(self.data)

    def __cmp__(self, string):
        return cmp(self.data, _plain(string))

    def __contains__(self, char):
        return char in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __getslice__(self, start, end):
        return self.__class__(self.data[max(start, 0):max(end, 0)])

    @staticmethod
    def _text(other):
        other = _plain(other)
        return other if isinstance(other, basestring) else str(other)

    def __add__(self, other):
        return self.__class__(self.data + self._text(other))

    def __radd__(self, other):
        return self.__class__(self._text(other) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    # Methods that give strings

    def capitalize(self):
        return self.__class__(self.data.capitalize())

    def center(self, width, *args):
        return self.__class__(self.data.center(width, *args))

    def decode(self, encoding=None, errors=None):
        return self.__class__(self.data.decode(*_given(encoding, errors)))

    def encode(self, encoding=None, errors=None):
        return self.__class__(self.data.encode(*_given(encoding, errors)))

    def expandtabs(self, tabsize=8):
        return self.__class__(self.data.expandtabs(tabsize))

    def ljust(self, width, *args):
        return self.__class__(self.data.ljust(width, *args))

    def lower(self):
        return self.__class__(self.data.lower())

    def lstrip(self, chars=None):
        return self.__class__(self.data.lstrip(chars))

    def replace(self, old, new, maxsplit=-1):
        return self.__class__(self.data.replace(old, new, maxsplit))

    def rjust(self, width, *args):
        return self.__class__(self.data.rjust(width, *args))

    def rstrip(self, chars=None):
        return self.__class__(self.data.rstrip(chars))

    def strip(self, chars=None):
        return self.__class__(self.data.strip(chars))

    def swapcase(self):
        return self.__class__(self.data.swapcase())

    def title(self):
        return self.__class__(self.data.title())

    def translate(self, *args):
        return self.__class__(self.data.translate(*args))

    def upper(self):
        return self.__class__(self.data.upper())

    def zfill(self, width):
        return self.__class__(self.data.zfill(width))

    # Methods that give something else

    def count(self, sub, start=0, end=sys.maxint):
        return self.data.count(sub, start, end)

    def endswith(self, suffix, start=0, end=sys.maxint):
        return self.data.endswith(suffix, start, end)

    def find(self, sub, start=0, end=sys.maxint):
        return self.data.find(sub, start, end)

    def index(self, sub, start=0, end=sys.maxint):
        return self.data.index(sub, start, end)

    def isalpha(self):
        return self.data.isalpha()

    def isalnum(self):
        return self.data.isalnum()

    def isdecimal(self):
        return self.data.isdecimal()

    def isdigit(self):
        return self.data.isdigit()

    def islower(self):
        return self.data.islower()

    def isnumeric(self):
        return self.data.isnumeric()

    def isspace(self):
        return self.data.isspace()

    def istitle(self):
        return self.data.istitle()

    def isupper(self):
        return self.data.isupper()

    def join(self, seq):
        return self.data.join(seq)

    def partition(self, sep):
        return self.data.partition(sep)

    def rfind(self, sub, start=0, end=sys.maxint):
        return self.data.rfind(sub, start, end)

    def rindex(self, sub, start=0, end=sys.maxint):
        return self.data.rindex(sub, start, end)

    def rpartition(self, sep):
        return self.data.rpartition(sep)

    def rsplit(self, sep=None, maxsplit=-1):
        return self.data.rsplit(sep, maxsplit)

    def split(self, sep=None, maxsplit=-1):
        return self.data.split(sep, maxsplit)

    def splitlines(self, keepends=0):
        return self.data.splitlines(keepends)

    def startswith(self, prefix, start=0, end=sys.maxint):
        return self.data.startswith(prefix, start, end)


def _given(encoding, errors):
    # The arguments up to the last that was given.
    if not encoding:
        return ()
    return (encoding, errors) if errors else (encoding,)


class MutableString(UserString, collections.MutableSequence):
    """A string that can be changed. A list of strings, joined at the end, is faster."""

    def __init__(self, string=""):
        from warnings import warnpy3k
        warnpy3k('the class UserString.MutableString has been removed in Python 3.0', stacklevel=2)
        self.data = string

    # What can change has no hash.
    __hash__ = None

    def _place(self, index):
        if index < 0:
            index += len(self.data)
        if not 0 <= index < len(self.data):
            raise IndexError
        return index

    def __setitem__(self, index, sub):
        if not isinstance(index, slice):
            index = self._place(index)
            self.data = self.data[:index] + sub + self.data[index + 1:]
            return
        sub = self._text(sub)
        start, stop, step = index.indices(len(self.data))
        if step == -1:
            start, stop = stop + 1, start + 1
            sub = sub[::-1]
        elif step != 1:
            raise TypeError("invalid step in slicing assignment")
        start = min(start, stop)
        self.data = self.data[:start] + sub + self.data[stop:]

    def __delitem__(self, index):
        if not isinstance(index, slice):
            index = self._place(index)
            self.data = self.data[:index] + self.data[index + 1:]
            return
        start, stop, step = index.indices(len(self.data))
        if step == -1:
            start, stop = stop + 1, start + 1
        elif step != 1:
            raise TypeError("invalid step in slicing deletion")
        start = min(start, stop)
        self.data = self.data[:start] + self.data[stop:]

    def __setslice__(self, start, end, sub):
        start, end = max(start, 0), max(end, 0)
        self.data = self.data[:start] + self._text(sub) + self.data[end:]

    def __delslice__(self, start, end):
        start, end = max(start, 0), max(end, 0)
        self.data = self.data[:start] + self.data[end:]

    def insert(self, index, value):
        self[index:index] = value

    def immutable(self):
        """A UserString of the same text."""
        return UserString(self.data)

    def __iadd__(self, other):
        self.data += self._text(other)
        return self

    def __imul__(self, n):
        self.data *= n
        return self
