from unicodedata import normalize
print repr(normalize("NFC", u"a\u0323\u0301\u0302")), repr(normalize("NFC", u"a\u0301\u0301")), repr(normalize("NFC", u"\u0b47\u0300\u0b3e"))  # expect: u'\u1ea1\u0301\u0302' u'\xe1\u0301' u'\u0b47\u0300\u0b3e'
print repr(normalize("NFC", u"\u1100\u1161\u11a7")), repr(normalize("NFC", u"\uac00\u11a8")), repr(normalize("NFD", u"x\u0315\u0300\u05ae\u0062"))  # expect: u'\uac00\u11a7' u'\uac01' u'x\u05ae\u0300\u0315b'
