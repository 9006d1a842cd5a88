u = u'a\u20acb\xe9'
print repr(u.encode('ascii', 'ignore')), repr(u.encode('ascii', 'replace')), u.encode('ascii', 'xmlcharrefreplace'), u.encode('ascii', 'backslashreplace')  # expect: 'ab' 'a?b?' a&#8364;b&#233; a\u20acb\xe9
print repr(u.encode('latin-1', 'replace')), repr(u.encode('utf-8')), repr(u.encode('utf-16-le')), repr(u.encode('unicode_escape')), repr(u'\u20ac'.encode('utf-7'))  # expect: 'a?b\xe9' 'a\xe2\x82\xacb\xc3\xa9' 'a\x00\xac b\x00\xe9\x00' 'a\\u20acb\\xe9' '+IKw-'
