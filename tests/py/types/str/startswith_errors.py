def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err('abc'.startswith, 5)  # expect: TypeError: startswith first arg must be str, unicode, or tuple, not int
print err('abc'.endswith, ['a'])  # expect: TypeError: endswith first arg must be str, unicode, or tuple, not list
print err('abc'.startswith, ('x', 5))  # expect: TypeError: expected a string or other character buffer object
print err('abc'.startswith)  # expect: TypeError: startswith() takes at least 1 argument (0 given)
print err(u'abc'.endswith, None)  # expect: TypeError: endswith first arg must be str, unicode, or tuple, not NoneType
