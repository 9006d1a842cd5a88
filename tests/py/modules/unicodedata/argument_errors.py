import unicodedata
for f, args in [("name", ()), ("name", (u"ab",)), ("name", (u"",)), ("category", ("a",)), ("digit", (1,)), ("lookup", (1,)),
                ("lookup", (bytearray("A"),)), ("mirrored", (u"a", 1)), ("normalize", (u"NFC",)), ("numeric", (u"a", 1, 2))]:
    try:
        getattr(unicodedata, f)(*args)
    except TypeError as e:
        print f, e
# expect: name name() takes at least 1 argument (0 given)
# expect: name need a single Unicode character as parameter
# expect: name need a single Unicode character as parameter
# expect: category category() argument 1 must be unicode, not str
# expect: digit digit() argument 1 must be unicode, not int
# expect: lookup lookup() argument 1 must be string or read-only buffer, not int
# expect: lookup lookup() argument 1 must be string or read-only buffer, not bytearray
# expect: mirrored mirrored() takes exactly 1 argument (2 given)
# expect: normalize normalize() takes exactly 2 arguments (1 given)
# expect: numeric numeric() takes at most 2 arguments (3 given)
