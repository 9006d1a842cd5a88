def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err('\xff'.decode, 'ascii')  # expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
print err('a\xc3'.decode, 'utf-8')  # expect: UnicodeDecodeError: 'utf8' codec can't decode byte 0xc3 in position 1: unexpected end of data
print err('\xe9'.encode, 'utf-8')  # expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
print err('abc'.decode, 'nosuch')  # expect: LookupError: unknown encoding: nosuch
print err('\xff'.decode, 'ascii', 'nosuch')  # expect: LookupError: unknown error handler name 'nosuch'
print err('a'.decode, 5)  # expect: TypeError: decode() argument 1 must be string, not int
print err('\\x4'.decode, 'string_escape')  # expect: ValueError: invalid \x escape
