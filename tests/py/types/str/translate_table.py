import string
table = string.maketrans('abc', 'xyz')
print 'aabbcc'.translate(table), 'aabbcc'.translate(table, 'b'), 'abc'.translate(None, 'b'), len(table)  # expect: xxyyzz xxzz ac 256
print repr(u'abc'.translate({97: u'X', 98: None, 99: 0x20ac}))  # expect: u'X\u20ac'
