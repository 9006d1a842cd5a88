def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err(bytearray, u'abc')  # expect: TypeError: unicode argument without an encoding
print err(bytearray, [256])  # expect: ValueError: byte must be in range(0, 256)
print err(bytearray, -1)  # expect: ValueError: negative count
print err(bytearray, None)  # expect: TypeError: 'NoneType' object is not iterable
print err(bytearray, 5, 'ascii')  # expect: TypeError: encoding or errors without a string argument
print err(bytearray, encoding='ascii')  # expect: TypeError: encoding or errors without sequence argument
print err(bytearray, ['ab'])  # expect: ValueError: string must be of size 1
