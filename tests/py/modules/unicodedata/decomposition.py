from unicodedata import decomposition
print [decomposition(c) for c in u"a\xe9\xbd\ufb01\uff21\uac00\u1e69\xa0"]  # expect: ['', '0065 0301', '<fraction> 0031 2044 0032', '<compat> 0066 0069', '<wide> 0041', '', '1E63 0307', '<noBreak> 0020']
print decomposition(u"\ufdfa")  # expect: <isolated> 0635 0644 0649 0020 0627 0644 0644 0647 0020 0639 0644 064A 0647 0020 0648 0633 0644 0645
