# slice.indices and slicing with numbers of 64 bits and more.
import sys
M = sys.maxint
print slice(-2 ** 100, 2 ** 100).indices(M), slice(None, None, -1).indices(M), slice(M, None, -M - 1).indices(M)  # expect: (0, 9223372036854775807, 1) (9223372036854775806, -1, -1) (9223372036854775806, -1, -9223372036854775807)
print slice(None, -2).indices(2 ** 60 + 1), slice(1L, 5, 2 ** 70).indices(7), slice(-1, -2 ** 80, -2 ** 80).indices(3)  # expect: (0, 1152921504606846975, 1) (1, 5, 9223372036854775807) (2, -1, -9223372036854775807)
class Old:
    def __len__(self):
        return M
    def __getslice__(self, low, high):
        return low, high
class New(object):
    def __len__(self):
        return M
    def __getslice__(self, low, high):
        return low, high
print [x[-2 ** 100:2 ** 100] for x in (Old(), New())], [x[1:] for x in (Old(), New())]  # expect: [(-1, 9223372036854775807), (-1, 9223372036854775807)] [(1, 9223372036854775807), (1, 9223372036854775807)]
