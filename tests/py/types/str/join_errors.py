def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err(','.join, 5)  # expect: TypeError: can only join an iterable
print err(','.join, ['a', 5])  # expect: TypeError: sequence item 1: expected string, int found
print err(','.join, ['a', u'b', 5])  # expect: TypeError: sequence item 2: expected string or Unicode, int found
print err(u','.join, [None])  # expect: TypeError: sequence item 0: expected string or Unicode, NoneType found
print err(','.join, [u'a', '\xe9'])  # expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
