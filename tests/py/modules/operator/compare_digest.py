from operator import _compare_digest as same
print same('abc', 'abc'), same('abc', 'abd'), same('abc', 'ab'), same('', ''), same(u'a', u'a'), same(bytearray('a'), 'a')  # expect: True False False True True True
for a, b in [('a', u'a'), (1, 'a'), (1, 2)]:
    try:
        print same(a, b)
    except TypeError as e:
        print e
        # expect: 'unicode' does not have the buffer interface
        # expect: 'int' does not have the buffer interface
        # expect: unsupported operand types(s) or combination of types: 'int' and 'int'
