b = buffer('abcdef', 1, 3)
print str(b), len(b), b[0], b[-1], b[1:], b + 'x', b * 2, b == buffer('bcd'), hash(b) == hash('bcd'), b[::-1], list(b)  # expect: bcd 3 b d cd bcdx bcdbcd True True dcb ['b', 'c', 'd']
print str(buffer(b, 1)), str(buffer('abc', 2, 10)), str(buffer(bytearray('xy'))), len(buffer(u'ab'))  # expect: cd c xy 8
