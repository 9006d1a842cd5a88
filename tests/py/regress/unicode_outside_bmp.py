# Code points above U+FFFF count as one character.
u = u"a\U0001F600b"
print len(u), repr(u[1]), repr(u[2]), repr(u[::-1]), u.find(u"b"), ord(u[1]), repr(u.upper()), u.index(u[1]), [len(c) for c in u], repr(u[0:2]), u.encode("utf-8") == "a\xf0\x9f\x98\x80b"  # expect: 3 u'\U0001f600' u'b' u'b\U0001f600a' 2 128512 u'A\U0001f600B' 1 [1, 1, 1] u'a\U0001f600' True
