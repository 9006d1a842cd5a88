def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err('a'.ljust, 5, 'xy')  # expect: TypeError: ljust() argument 2 must be char, not str
print err('a'.ljust, 5, u'x')  # expect: TypeError: ljust() argument 2 must be char, not unicode
print err('a'.center)  # expect: TypeError: center() takes at least 1 argument (0 given)
print err('a'.center, 'x')  # expect: TypeError: an integer is required
print err('a'.zfill, 1.5)  # expect: TypeError: integer argument expected, got float
print err(u'a'.rjust, 5, u'xy')  # expect: TypeError: The fill character must be exactly one character long
