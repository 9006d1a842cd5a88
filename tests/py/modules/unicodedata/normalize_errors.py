from unicodedata import normalize
print repr(normalize("any", u""))  # expect: u''
for args in [("NFX", u"a"), ("nfc", u"a"), (u"", u"a"), ("NFC", "a"), (1, u"a"), ("NF\0C", u"a"), (u"\xe9", u"a"), ("NFC", None)]:
    try:
        normalize(*args)
    except (ValueError, TypeError) as e:
        print type(e).__name__, e
# expect: ValueError invalid normalization form
# expect: ValueError invalid normalization form
# expect: ValueError invalid normalization form
# expect: TypeError normalize() argument 2 must be unicode, not str
# expect: TypeError normalize() argument 1 must be string, not int
# expect: TypeError normalize() argument 1 must be string without null bytes, not str
# expect: UnicodeEncodeError 'ascii' codec can't encode character u'\xe9' in position 0: ordinal not in range(128)
# expect: TypeError normalize() argument 2 must be unicode, not None
