def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err('abc'.replace, 'a')  # expect: TypeError: replace() takes at least 2 arguments (1 given)
print err('abc'.replace, 5, 'a')  # expect: TypeError: expected a string or other character buffer object
print err('abc'.replace, 'a', None)  # expect: TypeError: expected a string or other character buffer object
print err('abc'.replace, 'a', 'b', 'c')  # expect: TypeError: an integer is required
