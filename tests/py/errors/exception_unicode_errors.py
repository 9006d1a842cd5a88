print UnicodeEncodeError("a", u"b\xe9", 1, 2, "r")  # expect: 'a' codec can't encode character u'\xe9' in position 1: r
print UnicodeEncodeError("a", u"\u1234x", 0, 1, "r")  # expect: 'a' codec can't encode character u'\u1234' in position 0: r
print UnicodeEncodeError("a", u"\U00012345", 0, 1, "r")  # expect: 'a' codec can't encode character u'\U00012345' in position 0: r
print UnicodeEncodeError("a", u"bc", 0, 2, "r")  # expect: 'a' codec can't encode characters in position 0-1: r
print UnicodeDecodeError("a", "\xff", 0, 1, "r")  # expect: 'a' codec can't decode byte 0xff in position 0: r
print UnicodeTranslateError(u"b\xe9", 1, 2, "r")  # expect: can't translate character u'\xe9' in position 1: r
try:
    UnicodeEncodeError(1, 2, 3, 4, 5)
except TypeError, e:
    print e  # expect: argument 1 must be str, not int
try:
    UnicodeDecodeError()
except TypeError, e:
    print e  # expect: function takes exactly 5 arguments (0 given)
