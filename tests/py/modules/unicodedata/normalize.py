from unicodedata import normalize
for s in u"\xe9\ufb01", u"\u1e9b\u0323", u"\uac01", u"\u1100\u1161\u11a8", u"a\u0301\u0323", u"\u0958", u"\U0002f868", u"A\u030a\u0301":
    print repr(s), [normalize(form, s) for form in ("NFC", "NFD", "NFKC", "NFKD")]
# expect: u'\xe9\ufb01' [u'\xe9\ufb01', u'e\u0301\ufb01', u'\xe9fi', u'e\u0301fi']
# expect: u'\u1e9b\u0323' [u'\u1e9b\u0323', u'\u017f\u0323\u0307', u'\u1e69', u's\u0323\u0307']
# expect: u'\uac01' [u'\uac01', u'\u1100\u1161\u11a8', u'\uac01', u'\u1100\u1161\u11a8']
# expect: u'\u1100\u1161\u11a8' [u'\uac01', u'\u1100\u1161\u11a8', u'\uac01', u'\u1100\u1161\u11a8']
# expect: u'a\u0301\u0323' [u'\u1ea1\u0301', u'a\u0323\u0301', u'\u1ea1\u0301', u'a\u0323\u0301']
# expect: u'\u0958' [u'\u0915\u093c', u'\u0915\u093c', u'\u0915\u093c', u'\u0915\u093c']
# expect: u'\U0002f868' [u'\u36fc', u'\u36fc', u'\u36fc', u'\u36fc']
# expect: u'A\u030a\u0301' [u'\u01fa', u'A\u030a\u0301', u'\u01fa', u'A\u030a\u0301']
