def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err(unicode, '\xe9')  # expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
print err(unicode, u'x', 'ascii')  # expect: TypeError: decoding Unicode is not supported
print err(unicode, 5, 'ascii')  # expect: TypeError: coercing to Unicode: need string or buffer, int found
print err(unicode, bytearray('a'), 'ascii')  # expect: TypeError: decoding bytearray is not supported
print err(unicode, 'a', 'nosuch')  # expect: LookupError: unknown encoding: nosuch
print err(unicode, 'a', 'ascii', 'strict', 1)  # expect: TypeError: unicode() takes at most 3 arguments (4 given)
