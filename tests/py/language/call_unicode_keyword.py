def f(a=0, **kw):
    return a, kw.keys()
print f(**{u"a": 1})  # expect: (1, [])
try:
    f(**{u"\xe9": 1})
except UnicodeEncodeError, e:
    print "encode error"
print f(**{u"b": 1})  # expect: (0, [u'b'])
