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

# Nor does bisect round.
import bisect
print bisect.bisect_left(big, sys.maxsize - 3), bisect.bisect_right(big, 2 ** 60), bisect.bisect(big, 5, 0, 2 ** 60)
print bisect.bisect_left(big, sys.maxsize - 3, sys.maxsize - 9, sys.maxsize), bisect.bisect(big, 7, 2 ** 60)
for limits in ((1.5,), ("x",), (None,), (2 ** 63,), (-1,), (True,), (2L,), (0, -1), (0, 2L)):
    try:
        print bisect.bisect([1, 2, 3], 2, *limits)
    except Exception, e:
        print type(e).__name__, e
