x = 0xff
print x & 0x1f, -1 & x, x & -256, True & False, 0xffffffff & 0xf0000000, 2 ** 70 & -1, set("ab") & set("bc")  # expect: 31 255 0 False 4026531840 1180591620717411303424 set(['b'])
print 0x7fffffffffffffff & 0xfffffffffff, -9007199254740993 & 0xffff  # expect: 17592186044415 65535
try:
    x & 1.0
except TypeError, e:
    print e  # expect: unsupported operand type(s) for &: 'int' and 'float'
