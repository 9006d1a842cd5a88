class Old:
    def __getslice__(self, i, j):
        return i, j
x = [1, 2, 3]
y = x[:]
print y, y is x, "abc"[:], (1, 2)[:]  # expect: [1, 2, 3] False abc (1, 2)
import sys
print Old()[:] == (0, sys.maxint)  # expect: True
try:
    5[:]
except TypeError, e:
    print e  # expect: 'int' object has no attribute '__getitem__'
