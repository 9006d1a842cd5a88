# len() of what says that it is longer than 2**53 is exact, in both kinds of classes.
import sys


class New(object):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i


class Old:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for n in (0, True, 5, 2 ** 53 - 1, 2 ** 53 + 1, sys.maxsize - 1, sys.maxsize, 7L, sys.maxsize + 1, -1, 2.5, "x"):
    for kind in (New, Old):
        try:
            length = len(kind(n))
            print kind.__name__, length, type(length).__name__, kind(n).__len__() == length
        except Exception, e:
            print kind.__name__, type(e).__name__, e

big = New(sys.maxsize - 1)
print len.__call__(big), big.__len__(), New.__len__(big), bool(big)
