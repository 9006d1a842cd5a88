def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err('abc'.split, '')  # expect: ValueError: empty separator
print err('abc'.split, 5)  # expect: TypeError: expected a string or other character buffer object
print err('abc'.split, ',', 'x')  # expect: TypeError: an integer is required
print err('abc'.split, ',', 1, 2)  # expect: TypeError: split() takes at most 2 arguments (3 given)
