def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print repr(u'a' + 'b'), u'abc'.find('b'), u'a,b'.split(','), u'abc'.replace('b', 'x'), 'a' + u'b' == 'ab', u'a' < 'b'  # expect: u'ab' 1 [u'a', u'b'] axc True True
print err(lambda: u'a' + '\xe9')  # expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
print err(lambda: u'%s' % '\xe9')  # expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
print err(lambda: u'a' + 5)  # expect: TypeError: coercing to Unicode: need string or buffer, int found
print err(lambda: 5 in u'a')  # expect: TypeError: coercing to Unicode: need string or buffer, int found
print err(lambda: u'a' + bytearray('b'))  # expect: TypeError: decoding bytearray is not supported
