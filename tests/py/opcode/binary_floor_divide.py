x = 7
print x // 2, -x // 2, 7.5 // 2, -7.5 // 2, 7L // -2, 1e300 // 1e-300  # expect: 3 -4 3.0 -4.0 -4 inf
try:
    x // 0
except ZeroDivisionError, e:
    print e  # expect: integer division or modulo by zero
