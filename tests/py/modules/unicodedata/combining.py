from unicodedata import combining
print [combining(c) for c in u"a\u0300\u0323\u3099\u05b0\u0345"]  # expect: [0, 230, 220, 8, 10, 240]
