# A float with an integral value must not turn into an int.
print 2.0 + 1, 4.0 / 2, 3.0 * 2, 7.0 // 2, 2.0 ** 2, [1.0], {1.0: 2.0}, str(5.0), 1e3, type(2.0 + 1), 1.0 is 1, 10.0 % 4, -2.0, abs(-2.0), sum([1.0, 2]), max(1, 2.0), divmod(7.0, 2), float(3), int(3.0)  # expect: 3.0 2.0 6.0 3.0 4.0 [1.0] {1.0: 2.0} 5.0 1000.0 <type 'float'> False 2.0 -2.0 2.0 3.0 2.0 (3.0, 1.0) 3.0 3
