def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
b = bytearray('abc')
print err(b.find, u'a')  # expect: TypeError: Type unicode doesn't support the buffer API
print err(b.split, '')  # expect: ValueError: empty separator
print err(b.join, ['a', u'b'])  # expect: TypeError: can only join an iterable of bytes (item 1 has type 'unicode')
print err(b.partition, 5)  # expect: TypeError: 'int' does not have the buffer interface
print err(b.translate, 'x')  # expect: ValueError: translation table must be 256 characters long
print err(bytearray.fromhex, 'zz')  # expect: ValueError: non-hexadecimal number found in fromhex() arg at position 0
print err(lambda: b + u'x')  # expect: TypeError: can't concat bytearray to unicode
