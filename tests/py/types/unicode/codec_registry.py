import codecs
def search(name):
    if name == 'test-upper':
        return (lambda s, e='strict': (s.upper(), len(s)), lambda s, e='strict': (unicode(s.lower()), len(s)), None, None)
codecs.register(search)
print 'abc'.encode('TEST-UPPER'), repr('ABC'.decode('test-upper'))  # expect: ABC u'abc'
try:
    codecs.lookup('test-none')
except LookupError as e:
    text = str(e)
print text  # expect: unknown encoding: test-none
