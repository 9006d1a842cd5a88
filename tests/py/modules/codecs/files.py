import codecs, StringIO
raw = StringIO.StringIO()
w = codecs.getwriter('utf-8')(raw)
w.write(u'\xe4\n\u20ac')
print repr(raw.getvalue())  # expect: '\xc3\xa4\n\xe2\x82\xac'
print list(codecs.getreader('utf-8')(StringIO.StringIO('a\xc3\xa4\nb\r\nc'))), list(codecs.iterdecode(['\xc3', '\xa4'], 'utf-8'))  # expect: [u'a\xe4\n', u'b\r\n', u'c'] [u'\xe4']
print codecs.lookup('latin1').name, codecs.BOM_UTF8 == '\xef\xbb\xbf', codecs.encode(u'\xe9', 'cp437') == '\x82'  # expect: iso8859-1 True True
d = codecs.getincrementaldecoder('utf-16')()
print repr(d.decode('\xff')), repr(d.decode('\xfea')), repr(d.decode('\0')), d.getstate()  # expect: u'' u'' u'a' ('', 0)
try:
    codecs.lookup('nonsense')
except LookupError as e:
    print e  # expect: unknown encoding: nonsense
