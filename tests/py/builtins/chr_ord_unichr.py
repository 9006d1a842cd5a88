print repr(chr(0)), chr(65), repr(chr(255)), ord("a"), ord("\xff"), ord(u"\u20ac"), repr(unichr(0x20ac)), repr(unichr(0x10ffff))  # expect: '\x00' A '\xff' 97 255 8364 u'\u20ac' u'\U0010ffff'
for call in (lambda: chr(256), lambda: chr(-1), lambda: chr("a"), lambda: ord("ab"), lambda: ord(""), lambda: ord(5),
             lambda: unichr(0x110000), lambda: unichr(-1), lambda: ord(u"ab")):
    try:
        call()
    except (ValueError, TypeError), e:
        print type(e).__name__, e  # expect: ValueError chr() arg not in range(256)
        # expect: ValueError chr() arg not in range(256)
        # expect: TypeError an integer is required
        # expect: TypeError ord() expected a character, but string of length 2 found
        # expect: TypeError ord() expected a character, but string of length 0 found
        # expect: TypeError ord() expected string of length 1, but int found
        # expect: ValueError unichr() arg not in range(0x110000) (wide Python build)
        # expect: ValueError unichr() arg not in range(0x110000) (wide Python build)
        # expect: TypeError ord() expected a character, but string of length 2 found
print ord(bytearray("a"))  # expect: 97
