import unicodedata
for c in u"7a\xb2\u0663\xbd\u216b\u4e94\u19da\U0001d7ff":
    print repr(c), [getattr(unicodedata, f)(c, None) for f in ("decimal", "digit", "numeric")]
# expect: u'7' [7, 7, 7.0]
# expect: u'a' [None, None, None]
# expect: u'\xb2' [None, 2, 2.0]
# expect: u'\u0663' [3, 3, 3.0]
# expect: u'\xbd' [None, None, 0.5]
# expect: u'\u216b' [None, None, 12.0]
# expect: u'\u4e94' [None, None, 5.0]
# expect: u'\u19da' [1, 1, 1.0]
# expect: u'\U0001d7ff' [9, 9, 9.0]
