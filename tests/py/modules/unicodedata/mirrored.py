from unicodedata import mirrored
print [mirrored(c) for c in u"a()<\u2208\u221b[\u300c"]  # expect: [0, 1, 1, 1, 1, 1, 1, 1]
