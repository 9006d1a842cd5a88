def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err(lambda: '%d' % 'x')  # expect: TypeError: %d format: a number is required, not str
print err(lambda: '%s %s' % 'a')  # expect: TypeError: not enough arguments for format string
print err(lambda: '%s' % ('a', 'b'))  # expect: TypeError: not all arguments converted during string formatting
print err(lambda: '%y' % 1)  # expect: ValueError: unsupported format character 'y' (0x79) at index 1
print err(lambda: '%(a)s' % 5)  # expect: TypeError: format requires a mapping
print err(lambda: '%(a)s' % {})  # expect: KeyError: 'a'
print err(lambda: '%f' % 'x')  # expect: TypeError: float argument required, not str
print err(lambda: '%c' % 'xy')  # expect: TypeError: %c requires int or char
print err(lambda: '%c' % 256)  # expect: OverflowError: unsigned byte integer is greater than maximum
print err(lambda: '%' % 1)  # expect: ValueError: incomplete format
print err(lambda: 'abc' % 5)  # expect: TypeError: not all arguments converted during string formatting
print err(lambda: '%*d' % ('a', 1))  # expect: TypeError: * wants int
print err(lambda: '%(a' % {})  # expect: ValueError: incomplete format key
