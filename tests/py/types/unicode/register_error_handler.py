import codecs
def handler(e):
    return (u'[%d:%d]' % (e.start, e.end), e.end)
codecs.register_error('test.brackets', handler)
print repr(u'a\u20ac\u20acb'.encode('ascii', 'test.brackets')), repr('a\xffb'.decode('ascii', 'test.brackets'))  # expect: 'a[1:3]b' u'a[1:2]b'
codecs.register_error('test.bad', lambda e: 5)
try:
    u'\u20ac'.encode('ascii', 'test.bad')
except TypeError as e:
    text = str(e)
print text, codecs.lookup_error('test.brackets') is handler  # expect: encoding error handler must return (unicode, int) tuple True
