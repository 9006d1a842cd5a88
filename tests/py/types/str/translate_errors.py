def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err('abc'.translate, 'short')  # expect: ValueError: translation table must be 256 characters long
print err('abc'.translate, 5)  # expect: TypeError: expected a string or other character buffer object
print err('abc'.translate, u'x', 'a')  # expect: TypeError: deletions are implemented differently for unicode
print err('abc'.translate)  # expect: TypeError: translate expected at least 1 arguments, got 0
print err(u'abc'.translate, {97: 1.5})  # expect: TypeError: character mapping must return integer, None or unicode
