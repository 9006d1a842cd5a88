def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err(lambda: 'abc'[3])  # expect: IndexError: string index out of range
print err(lambda: 'abc'[-4])  # expect: IndexError: string index out of range
print err(lambda: 'abc'['a'])  # expect: TypeError: string indices must be integers, not str
print err(lambda: u'abc'['a'])  # expect: TypeError: string indices must be integers
print err(lambda: 'abc'[2 ** 70])  # expect: IndexError: cannot fit 'long' into an index-sized integer
print err(lambda: 'abc'[::0])  # expect: ValueError: slice step cannot be zero
