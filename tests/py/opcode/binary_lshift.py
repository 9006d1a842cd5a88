x = 1
print x << 4, x << 31, x << 62, x << 63, x << 64, -x << 63, 3L << 2, 0 << 1000, True << 3  # expect: 16 2147483648 4611686018427387904 9223372036854775808 18446744073709551616 -9223372036854775808 12 0 8
try:
    x << -1
except ValueError, e:
    print e  # expect: negative shift count
try:
    x << 1.0
except TypeError, e:
    print e  # expect: unsupported operand type(s) for <<: 'int' and 'float'
