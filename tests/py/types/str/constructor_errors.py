def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
class A(object):
    def __str__(self): return 5
class B(object):
    def __str__(self): return u'\xe9'
print err(str, 1, 2)  # expect: TypeError: str() takes at most 1 argument (2 given)
print err(str, foo=1)  # expect: TypeError: 'foo' is an invalid keyword argument for this function
print err(str, A())  # expect: TypeError: __str__ returned non-string (type int)
print err(str, B())  # expect: UnicodeEncodeError: 'ascii' codec can't encode character u'\xe9' in position 0: ordinal not in range(128)
print err(str, u'\xe9\u20ac')  # expect: UnicodeEncodeError: 'ascii' codec can't encode characters in position 0-1: ordinal not in range(128)
