# f(*x) and f(**x) hide the TypeError of whatever x is, but not that of a generator.
def g(*args, **kw):
    return args, kw
def error(f):
    try:
        return f()
    except Exception, e:
        return '%s: %s' % (type(e).__name__, e)
class Old: pass
class Iter(object):
    def __iter__(self): raise TypeError('own')
class Items(object):
    def __getitem__(self, i): raise TypeError('own')
class Keys(object):
    def keys(self): raise TypeError('keys')
class NoItems(object):
    def keys(self): return ['a']
def broken():
    raise TypeError('mine')
print error(lambda: g(*Old()))  # expect: TypeError: g() argument after * must be an iterable, not instance
print error(lambda: g(*Iter()))  # expect: TypeError: g() argument after * must be an iterable, not Iter
print error(lambda: g(*Items()))  # expect: TypeError: g() argument after * must be an iterable, not Items
print error(lambda: g(*5))  # expect: TypeError: g() argument after * must be an iterable, not int
print error(lambda: g(*(broken() for i in [1])))  # expect: TypeError: mine
print error(lambda: g(**Old()))  # expect: TypeError: g() argument after ** must be a mapping, not instance
print error(lambda: g(**Keys()))  # expect: TypeError: keys
print error(lambda: g(**NoItems()))  # expect: TypeError: 'NoItems' object has no attribute '__getitem__'
print error(lambda: g(**[]))  # expect: TypeError: g() argument after ** must be a mapping, not list
print error(lambda: g(**{1: 2}))  # expect: TypeError: g() keywords must be strings
print error(lambda: g(**{u'sp\xf6m': 1}))  # expect: ((), {u'sp\xf6m': 1})
def f(a): return a
print error(lambda: f(**{u'a': 4}))  # expect: 4
print error(lambda: f(**{u'sp\xf6m': 4}))  # expect: TypeError: f() got an unexpected keyword argument 'sp?m'
print error(lambda: sorted([1], **{u'sp\xf6m': 4}))  # expect: TypeError: keywords must be strings
print dict(**{u'sp\xf6m': 1})  # expect: {u'sp\xf6m': 1}
