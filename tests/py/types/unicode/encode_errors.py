def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err(u'\u20ac'.encode)  # expect: UnicodeEncodeError: 'ascii' codec can't encode character u'\u20ac' in position 0: ordinal not in range(128)
print err(u'a\u20ac\u20acb'.encode, 'latin-1')  # expect: UnicodeEncodeError: 'latin-1' codec can't encode characters in position 1-2: ordinal not in range(256)
print err(u'\U0001f600'.encode, 'ascii')  # expect: UnicodeEncodeError: 'ascii' codec can't encode character u'\U0001f600' in position 0: ordinal not in range(128)
print err(u'x'.encode, 'nosuch')  # expect: LookupError: unknown encoding: nosuch
print err(u'\u20ac'.encode, 'ascii', 'nosuch')  # expect: LookupError: unknown error handler name 'nosuch'
print err(str, u'\xe9')  # expect: UnicodeEncodeError: 'ascii' codec can't encode character u'\xe9' in position 0: ordinal not in range(128)
