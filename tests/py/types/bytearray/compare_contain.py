b = bytearray('abc')
print b == 'abc', 'abc' == b, b == u'abc', b < 'abd', b != bytearray('x'), 'b' in b, 98 in b, 'bc' in b, cmp(b, 'abc'), 300 in [1], list(b), [hex(x) for x in b]  # expect: True True False True True True True True 0 False [97, 98, 99] ['0x61', '0x62', '0x63']
