# -0.0 must stay a float and never come out of integer arithmetic.
print -0.0, 0 * -1, 0 / -5, -0, 0 % -3, 0.0 * -1, -0.0 + 0, -(0), abs(-0.0), 0 * -5 == 0, str(0 * -1), repr(0 // -7), int(-0.0), int(-0.5)  # expect: -0.0 0 0 0 0 -0.0 0.0 0 0.0 True 0 0 0 0
print 1 / (0 * -1 + 1), [0 * -1], {0 * -1: 1}, -1 % 1, -4 % 2, -0.0 == 0, round(-0.2), divmod(-0.0, 1), "%d" % (0 * -3), 5 * 0 * -1  # expect: 1 [0] {0: 1} 0 0 True -0.0 (-0.0, 0.0) 0 0
