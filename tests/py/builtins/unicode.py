class U(object):
    def __unicode__(self): return u"\u20ac"
class S(object):
    def __str__(self): return "str"
print repr(unicode()), repr(unicode("abc")), repr(unicode("\xe9", "latin-1")), repr(unicode(U())), repr(unicode(S())), repr(unicode(5)), repr(unicode("\xff", "ascii", "replace")), repr(unicode("\xe2\x82\xac", "utf-8")), repr(unicode("a\xff", errors="ignore"))  # expect: u'' u'abc' u'\xe9' u'\u20ac' u'str' u'5' u'\ufffd' u'\u20ac' u'a'
for bad in (("\xff",), (5, "ascii"), (u"a", "ascii"), ("a", "nonsense-codec"), ("a", 5)):
    try:
        unicode(*bad)
    except (UnicodeDecodeError, TypeError, LookupError), e:
        print type(e).__name__, e  # expect: UnicodeDecodeError 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
        # expect: TypeError coercing to Unicode: need string or buffer, int found
        # expect: TypeError decoding Unicode is not supported
        # expect: LookupError unknown encoding: nonsense-codec
        # expect: TypeError unicode() argument 2 must be string, not int
