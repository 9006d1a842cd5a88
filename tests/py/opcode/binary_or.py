x = 5
print x | 2, -8 | x, True | False, 0x80000000 | 1, 1 << 40 | 1, 2 ** 65 | 1, sorted(set("a") | set("b"))  # expect: 7 -3 True 2147483649 1099511627777 36893488147419103233 ['a', 'b']
try:
    x | None
except TypeError, e:
    print e  # expect: unsupported operand type(s) for |: 'int' and 'NoneType'
