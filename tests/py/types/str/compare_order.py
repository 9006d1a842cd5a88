print 'a' < 'b', 'a' < 'B', 'abc' < 'abd', 'ab' < 'abc', '\xff' > 'a', cmp('a', 'b'), max('b', 'a', 'c')  # expect: True False True True True -1 c
print 'a' == u'a', 'a' != u'b', 'a' < u'b', 'a' == 5, 'a' < 5, None < 'a', 'a' == bytearray('a')  # expect: True True True False False True True
