print repr(u"\N{DIGIT ONE}\N{latin small letter a with acute}\N{HANGUL SYLLABLE A}\N{CJK UNIFIED IDEOGRAPH-4E00}")  # expect: u'1\xe1\uc544\u4e00'
print repr("\N{BULLET}"), repr(ur"\N{BULLET}"), len(u"\N{MAHJONG TILE EAST WIND}")  # expect: '\\N{BULLET}' u'\\N{BULLET}' 1
import sys; print "unicodedata" in sys.modules  # expect: True
