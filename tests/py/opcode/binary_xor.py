x = 5
print x ^ 3, -1 ^ x, True ^ True, True ^ 2, 0xffffffff ^ 0xff, 2 ** 65 ^ 1, sorted(set("ab") ^ set("bc"))  # expect: 6 -6 False 3 4294967040 36893488147419103233 ['a', 'c']
print 0x7fffffffffffffff ^ -1  # expect: -9223372036854775808
