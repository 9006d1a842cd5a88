from math import fsum
print fsum([.1] * 10), sum([.1] * 10), fsum([1e100, 1, -1e100]), fsum([]), fsum([1e16, 1., 1e-16]), fsum([2.0**53, -0.5, -2.0**-54])  # expect: 1.0 1.0 1.0 0.0 1e+16 9.00719925474e+15
print fsum([float('inf'), 1]), fsum([float('nan')]), fsum(iter([1, 2L, True])), fsum([1.7976931348623157e+308, -1.7976931348623157e+308])  # expect: inf nan 4.0 0.0
for values in ([1e308, 1e308], [float('inf'), float('-inf')], ['a'], 5):
    try:
        print fsum(values)
    except (OverflowError, ValueError, TypeError) as e:
        print type(e).__name__, e
        # expect: OverflowError intermediate overflow in fsum
        # expect: ValueError -inf + inf in fsum
        # expect: TypeError a float is required
        # expect: TypeError 'int' object is not iterable
