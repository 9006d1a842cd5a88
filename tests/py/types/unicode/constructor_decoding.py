print repr(unicode()), repr(unicode('abc')), repr(unicode('\xe9', 'latin-1')), repr(unicode('\xff', 'ascii', 'replace')), repr(unicode(5)), repr(unicode(None))  # expect: u'' u'abc' u'\xe9' u'\ufffd' u'5' u'None'
print repr(unicode(buffer('ab'), 'ascii')), repr(unicode(string='x', errors='ignore')), repr(unicode([u'\xe9']))  # expect: u'ab' u'x' u"[u'\\xe9']"
