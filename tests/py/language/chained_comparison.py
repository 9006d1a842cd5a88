def v(x):
    print x,
    return x
print v(1) < v(2) < v(3)  # expect: 1 2 3 True
print v(3) < v(2) < v(1)  # expect: 3 2 False
print 1 < 2 > 1 == 1 != 0, 1 in [1] in [[1]], 1 < 3 in [3], not 1 < 2 < 3  # expect: True True True False
print (1 < 2) < 2, 1 == 1 is True, 2 > 1 is not None  # expect: True False True
