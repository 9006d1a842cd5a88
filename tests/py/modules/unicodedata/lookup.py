from unicodedata import lookup
print repr(lookup("DIGIT ONE")), repr(lookup("digit one")), repr(lookup(u"BULLET")), repr(lookup(buffer("SPACE")))  # expect: u'1' u'1' u'\u2022' u' '
print repr(lookup("HANGUL SYLLABLE GA")), repr(lookup("CJK UNIFIED IDEOGRAPH-4E00")), repr(lookup("VARIATION SELECTOR-256"))  # expect: u'\uac00' u'\u4e00' u'\U000e01ef'
for name in ["", "X", "NULL", "hangul syllable ga", "CJK UNIFIED IDEOGRAPH-4e00", "HANGUL SYLLABLE ", "A\0B"]:
    try:
        lookup(name)
    except KeyError as e:
        print e.args
# expect: ("undefined character name ''",)
# expect: ("undefined character name 'X'",)
# expect: ("undefined character name 'NULL'",)
# expect: ("undefined character name 'hangul syllable ga'",)
# expect: ("undefined character name 'CJK UNIFIED IDEOGRAPH-4e00'",)
# expect: ("undefined character name 'HANGUL SYLLABLE '",)
# expect: ("undefined character name 'A'",)
