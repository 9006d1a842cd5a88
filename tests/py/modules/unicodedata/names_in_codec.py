print repr("x\N{DIGIT ONE}\N{bullet}".decode("unicode_escape")), repr(unicode("\N{SPACE}", "unicode-escape"))  # expect: u'x1\u2022' u' '
import codecs
print codecs.unicode_escape_decode("\N{BULLET}"), repr("a\N{X}b".decode("unicode-escape", "replace")), repr("\Nb".decode("unicode-escape", "ignore"))  # expect: (u'\u2022', 10) u'a\ufffdb' u'b'
"\N{NO SUCH}".decode("unicode-escape")  # expect raises: UnicodeDecodeError: 'unicodeescape' codec can't decode bytes in position 0-10: unknown Unicode character name
