def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err('{}'.format)  # expect: IndexError: tuple index out of range
print err('{a}'.format)  # expect: KeyError: 'a'
print err('{0'.format, 1)  # expect: ValueError: unmatched '{' in format
print err('}'.format)  # expect: ValueError: Single '}' encountered in format string
print err('{0!x}'.format, 1)  # expect: ValueError: Unknown conversion specifier x
print err('{:d}'.format, 'a')  # expect: ValueError: Unknown format code 'd' for object of type 'str'
print err('{} {0}'.format, 1)  # expect: ValueError: cannot switch from automatic field numbering to manual field specification
print err('{0.x}'.format, 1)  # expect: AttributeError: 'int' object has no attribute 'x'
print err('{0[a}'.format, 1)  # expect: ValueError: Missing ']' in format string
print err('{:{:{}}}'.format, 1, 2, 3)  # expect: ValueError: Max string recursion exceeded
