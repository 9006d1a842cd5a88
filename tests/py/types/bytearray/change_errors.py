def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
b = bytearray('abc')
print err(b.__setitem__, 0, 256)  # expect: ValueError: byte must be in range(0, 256)
print err(b.__setitem__, 5, 1)  # expect: IndexError: bytearray index out of range
print err(b.__setitem__, 0, 'ab')  # expect: ValueError: string must be of size 1
print err(b.__setitem__, slice(0, 3, 2), 'x')  # expect: ValueError: attempt to assign bytes of size 1 to extended slice of size 2
print err(b.append, None)  # expect: TypeError: an integer or string of size 1 is required
print err(b.remove, 'z')  # expect: ValueError: value not found in bytearray
print err(bytearray().pop)  # expect: IndexError: pop from empty bytearray
print err(b.pop, 9)  # expect: IndexError: pop index out of range
print err(b.__getitem__, 'a')  # expect: TypeError: bytearray indices must be integers
print err(hash, b)  # expect: TypeError: unhashable type: 'bytearray'
