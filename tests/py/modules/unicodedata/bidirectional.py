from unicodedata import bidirectional
print [bidirectional(c) for c in u"a1 \t.\u05d0\u0627\u0300\u202a\u0378\u0661"]  # expect: ['L', 'EN', 'WS', 'S', 'CS', 'R', 'AL', 'NSM', 'LRE', '', 'AN']
