from unicodedata import lookup, ucd_3_2_0 as old
print repr(old.lookup("DIGIT ONE")), repr(old.lookup("CJK UNIFIED IDEOGRAPH-9FA6"))  # expect: u'1' u'\u9fa6'
print repr(lookup("BALINESE LETTER AKARA"))  # expect: u'\u1b05'
old.lookup("BALINESE LETTER AKARA")  # expect raises: KeyError: "undefined character name 'BALINESE LETTER AKARA'"
