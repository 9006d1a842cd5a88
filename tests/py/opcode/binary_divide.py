x = 7
print x / 2, -x / 2, x / -2, x / 2.0, 7L / 2, -1 / 10, x / True  # expect: 3 -4 -4 3.5 3 -1 7
print (-9223372036854775807 - 1) / -1  # expect: 9223372036854775808
for bad in (0, 0.0, 0L):
    try:
        x / bad
    except ZeroDivisionError, e:
        print e  # expect: integer division or modulo by zero
        # expect: float division by zero
        # expect: long division or modulo by zero
try:
    x / "1"
except TypeError, e:
    print e  # expect: unsupported operand type(s) for /: 'int' and 'str'
