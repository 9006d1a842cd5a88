import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    results = ['\xe9' == u'\xe9', '\xe9' != u'\xe9', u'\xe9' in ['\xe9']]
print results, len(seen), seen[0].category.__name__  # expect: [False, True, False] 3 UnicodeWarning
print seen[0].message  # expect: Unicode equal comparison failed to convert both arguments to Unicode - interpreting them as being unequal
print seen[1].message  # expect: Unicode unequal comparison failed to convert both arguments to Unicode - interpreting them as being unequal
