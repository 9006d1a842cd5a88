x = 2
print x ** 10, x ** 62, x ** 63, x ** 64, x ** -1, x ** 0.5, (-x) ** 3, 0 ** 0  # expect: 1024 4611686018427387904 9223372036854775808 18446744073709551616 0.5 1.41421356237 -8 1
try:
    0 ** -x
except ZeroDivisionError, e:
    print e  # expect: 0.0 cannot be raised to a negative power
try:
    (-8.0) ** (1.0 / 3)
except ValueError, e:
    print e  # expect: negative number cannot be raised to a fractional power
try:
    "a" ** x
except TypeError, e:
    print e  # expect: unsupported operand type(s) for ** or pow(): 'str' and 'int'
