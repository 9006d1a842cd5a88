print 'ab' + 'cd', 'ab' * 3, 3 * 'ab', repr('ab' * 0), repr('ab' * -1), 'a' * 2L  # expect: abcd ababab ababab '' '' aa
print repr('a' + u'b'), repr('a' + bytearray('b')), 'x' * True  # expect: u'ab' bytearray(b'ab') x
