from unicodedata import east_asian_width as width
print [width(c) for c in u"\x1e \uc894\uff66\uff1f\u2010\u0378\U00020000"]  # expect: ['N', 'Na', 'W', 'H', 'F', 'A', 'F', 'W']
