x = xrange(2, 10, 3)
print x, list(x), len(x), x[1], x[-1], list(reversed(x)), xrange(5), 5 in x, 6 in x, type(iter(x)).__name__, list(xrange(5, 0, -2)), len(xrange(0))  # expect: xrange(2, 11, 3) [2, 5, 8] 3 5 8 [8, 5, 2] xrange(5) True False rangeiterator [5, 3, 1] 0
for call in (lambda: xrange(), lambda: xrange(1, 2, 0), lambda: x[3], lambda: x[-4], lambda: xrange(2 ** 63), lambda: xrange("a"), lambda: x[1:2], lambda: xrange(1.5)):
    try:
        print call()
    except (TypeError, ValueError, IndexError, OverflowError), e:
        print type(e).__name__, e  # expect: TypeError xrange() requires 1-3 int arguments
        # expect: ValueError xrange() arg 3 must not be zero
        # expect: IndexError xrange object index out of range
        # expect: IndexError xrange object index out of range
        # expect: OverflowError Python int too large to convert to C long
        # expect: TypeError an integer is required
        # expect: TypeError sequence index must be integer, not 'slice'
        # expect: TypeError integer argument expected, got float
