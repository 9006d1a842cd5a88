import unicodedata
old = unicodedata.ucd_3_2_0
for c in u"a\u0221\u03f9\u19da\U0001f000\u9fa6":
    print repr(c), old.category(c), old.name(c, None), old.digit(c, None), repr(old.decomposition(c)), unicodedata.category(c)
# expect: u'a' Ll LATIN SMALL LETTER A None '' Ll
# expect: u'\u0221' Cn None None '' Ll
# expect: u'\u03f9' Cn None None '' Lu
# expect: u'\u19da' Cn None 1 '' Nd
# expect: u'\U0001f000' Cn None None '' So
# expect: u'\u9fa6' Cn None None '' Lo
print repr(old.normalize("NFC", u"\U0002f868\u03f9")), repr(old.normalize("NFKC", u"\ufb01\u03f9"))  # expect: u'\U0002136a\u03f9' u'fi\u03f9'
