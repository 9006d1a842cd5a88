print repr('abc'.decode('ascii')), repr('\xc3\xa9'.decode('utf-8')), repr('\xe9'.decode('latin-1')), repr(u'\xe9'.encode('utf8'))  # expect: u'abc' u'\xe9' u'\xe9' '\xc3\xa9'
print repr('abc'.encode('utf-8')), repr('a\\n\\x41'.decode('string_escape')), repr('\n\xe9'.encode('string-escape')), repr('\\u20ac'.decode('unicode_escape'))  # expect: 'abc' 'a\nA' '\\n\\xe9' u'\u20ac'
print repr('\xff'.decode('ascii', 'ignore')), repr('\xff'.decode('utf-8', 'replace')), repr('a\xff'.decode(encoding='latin1', errors='strict'))  # expect: u'' u'\ufffd' u'a\xff'
