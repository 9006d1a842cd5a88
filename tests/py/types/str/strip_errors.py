def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err('abc'.strip, 5)  # expect: TypeError: strip arg must be None, str or unicode
print err('abc'.lstrip, [])  # expect: TypeError: lstrip arg must be None, str or unicode
print err(u'abc'.rstrip, 5)  # expect: TypeError: rstrip arg must be None, unicode or str
print err('abc'.strip, 'a', 'b')  # expect: TypeError: strip() takes at most 1 argument (2 given)
