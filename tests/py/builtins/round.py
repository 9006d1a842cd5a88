print round(2.5), round(-2.5), round(0.5), round(1.5), round(2.675, 2), round(1234.5678, -2), round(5), round(2.5, 0), round(1e300, 5), round(number=1.25, ndigits=1), round(-0.4)  # expect: 3.0 -3.0 1.0 2.0 2.67 1200.0 5.0 3.0 1e+300 1.3 -0.0
print round(1.15, 1), round(0.05, 1), round(5e15 + 1), round(1e16), round(123456789, -5), round(float("inf")), round(7.0, 400), round(7.0, -400)  # expect: 1.1 0.1 5e+15 1e+16 123500000.0 inf 7.0 0.0
for bad in (("a",), (), (1, 2, 3), (1, "a"), (1j,)):
    try:
        round(*bad)
    except TypeError, e:
        print e  # expect: a float is required
        # expect: Required argument 'number' (pos 1) not found
        # expect: round() takes at most 2 arguments (3 given)
        # expect: 'str' object cannot be interpreted as an index
        # expect: can't convert complex to float
