r = xrange(2, 10, 3)
print r, len(r), list(r), r[1], r[-1], xrange(5), xrange(1, 4), xrange(0), xrange(5, 1)  # expect: xrange(2, 11, 3) 3 [2, 5, 8] 5 8 xrange(5) xrange(1, 4) xrange(0) xrange(5, 5)
print list(reversed(r)), list(xrange(10, 0, -3)), xrange(10, 1, -2), 5 in r, 6 in r, bool(xrange(0))  # expect: [8, 5, 2] [10, 7, 4, 1] xrange(10, 0, -2) True False False
print xrange(3) == xrange(3), r.__reduce__()  # expect: False (<type 'xrange'>, (2, 11, 3))
