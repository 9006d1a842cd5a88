def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
m = memoryview('abc')
w = memoryview(bytearray('abc'))
print err(memoryview, 5)  # expect: TypeError: cannot make memory view because object does not have the buffer interface
print err(memoryview, u'a')  # expect: TypeError: cannot make memory view because object does not have the buffer interface
print err(lambda: m[5])  # expect: IndexError: index out of bounds
print err(lambda: m['a'])  # expect: TypeError: cannot index memory using "str"
print err(m.__setitem__, 0, 'x')  # expect: TypeError: cannot modify read-only memory
print err(w.__setitem__, 0, 'xx')  # expect: ValueError: cannot modify size of memoryview object
print err(w.__setitem__, 0, 5)  # expect: TypeError: 'int' does not have the buffer interface
print err(w.__delitem__, 0)  # expect: TypeError: cannot delete memory
print err(hash, m)  # expect: TypeError: unhashable type: 'memoryview'
