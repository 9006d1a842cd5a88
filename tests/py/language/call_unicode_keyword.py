def f(a=0, **kw):
    return a, kw.keys()
print f(**{u"a": 1})  # expect: (1, [])
print sorted(f(**{u"b": 1})[1])[0] == "b"  # expect: True
