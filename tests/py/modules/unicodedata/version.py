import unicodedata
print unicodedata.unidata_version, unicodedata.ucd_3_2_0.unidata_version  # expect: 5.2.0 3.2.0
print unicodedata.UCD, type(unicodedata.ucd_3_2_0) is unicodedata.UCD  # expect: <type 'unicodedata.UCD'> True
print sorted(n for n in dir(unicodedata) if n[0] != "_")  # expect: ['UCD', 'bidirectional', 'category', 'combining', 'decimal', 'decomposition', 'digit', 'east_asian_width', 'lookup', 'mirrored', 'name', 'normalize', 'numeric', 'ucd_3_2_0', 'ucnhash_CAPI', 'unidata_version']
