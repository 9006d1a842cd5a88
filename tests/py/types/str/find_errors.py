def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err('abc'.index, 'x')  # expect: ValueError: substring not found
print err('abc'.find)  # expect: TypeError: find/rfind/index/rindex() takes at least 1 argument (0 given)
print err('abc'.find, 5)  # expect: TypeError: expected a string or other character buffer object
print err('abc'.find, 'a', 'b')  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print err('abc'.find, 'a', 1, 2, 3)  # expect: TypeError: find/rfind/index/rindex() takes at most 3 arguments (4 given)
print err('abc'.rindex, u'x')  # expect: ValueError: substring not found
