print pow(2, 10), pow(2, -1), pow(2, 3, 5), pow(-2, 3, 5), pow(2, 3, -5), pow(2L, 100, 1000000007), pow(2.0, 3), pow(2, 0.5), pow(0, 0), pow(2, 64)  # expect: 1024 0.5 3 2 -2 976371285 8.0 1.41421356237 1 18446744073709551616
for bad in ((2, -1, 5), (2, 3, 0), (2.0, 3, 5), (2, 3.0, 5), ("a", 2), (0, -1), (2,)):
    try:
        pow(*bad)
    except (ValueError, TypeError, ZeroDivisionError), e:
        print type(e).__name__, e  # expect: TypeError pow() 2nd argument cannot be negative when 3rd argument specified
        # expect: ValueError pow() 3rd argument cannot be 0
        # expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
        # expect: TypeError pow() 3rd argument not allowed unless all arguments are integers
        # expect: TypeError unsupported operand type(s) for ** or pow(): 'str' and 'int'
        # expect: ZeroDivisionError 0.0 cannot be raised to a negative power
        # expect: TypeError pow expected at least 2 arguments, got 1
