def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err(buffer, 5)  # expect: TypeError: buffer object expected
print err(buffer, 'abc', -1)  # expect: ValueError: offset must be zero or positive
print err(buffer, 'abc', 0, -2)  # expect: ValueError: size must be zero or positive
print err(buffer('abc').__getitem__, 5)  # expect: IndexError: buffer index out of range
print err(buffer('abc').__setitem__, 0, 'x')  # expect: TypeError: buffer is read-only
print err(buffer)  # expect: TypeError: buffer() takes at least 1 argument (0 given)
