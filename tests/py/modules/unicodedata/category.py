from unicodedata import category
print [category(c) for c in u"aA1 \t.\u0300\u4e00\ud800\ue000\u0378\u20ac\u2028\u01c5"]  # expect: ['Ll', 'Lu', 'Nd', 'Zs', 'Cc', 'Po', 'Mn', 'Lo', 'Cs', 'Co', 'Cn', 'Sc', 'Zl', 'Lt']
