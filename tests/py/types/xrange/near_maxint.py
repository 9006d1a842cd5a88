# Lengths, items and texts are exact up to sys.maxint.
import operator
import sys

M = sys.maxint


class Index(object):
    def __index__(self):
        return M - 2


r = xrange(M)
print len(r) == M, r.__len__() == M, r  # expect: True True xrange(9223372036854775807)
print r[M - 1], r[-1], r[-M], r[-2]  # expect: 9223372036854775806 9223372036854775806 0 9223372036854775805
print r[2 ** 53 + 1], r[2 ** 62 + 1], r[2L ** 53 + 1]  # expect: 9007199254740993 4611686018427387905 9007199254740993
print r[Index()], r.__getitem__(M - 2), operator.getitem(r, -M + 1)  # expect: 9223372036854775805 9223372036854775805 1
print xrange(1, M)[M - 2], xrange(1, M)[1 - M]  # expect: 9223372036854775806 1
print xrange(M, -3, -2)[2 ** 62], xrange(M, 0, -1)[M - 1]  # expect: -1 1
print r.__iter__().__length_hint__() == M, reversed(r).next()  # expect: True 9223372036854775806
print list(reversed(xrange(M - 3, M, 2))), xrange(M - 3, M, 2)  # expect: [9223372036854775806, 9223372036854775804] xrange(9223372036854775804, 9223372036854775807, 2)
for i in M, -M - 1, M + 1, -M - 2:
    try:
        r[i]
    except IndexError as e:
        print e
    # expect: xrange object index out of range
    # expect: xrange object index out of range
    # expect: cannot fit 'long' into an index-sized integer
    # expect: cannot fit 'long' into an index-sized integer
try:
    r.__getitem__(M + 1)
except OverflowError as e:
    print e  # expect: cannot fit 'long' into an index-sized integer
