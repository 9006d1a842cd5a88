import unicodedata
print unicodedata.name(u"a"), "|", unicodedata.name(u"\u2022"), "|", unicodedata.name(u"\U0001f000")  # expect: LATIN SMALL LETTER A | BULLET | MAHJONG TILE EAST WIND
print unicodedata.name(u"\uc544"), "|", unicodedata.name(u"\u4e00"), "|", unicodedata.name(u"\uf900")  # expect: HANGUL SYLLABLE A | CJK UNIFIED IDEOGRAPH-4E00 | CJK COMPATIBILITY IDEOGRAPH-F900
print unicodedata.name(u"\0", None), unicodedata.name(u"\ud800", "-"), unicodedata.name(u"\u9fcc", 5)  # expect: None - 5
