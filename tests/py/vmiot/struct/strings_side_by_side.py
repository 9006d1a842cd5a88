# oracle: none, extension of VMIOT's API
# dialects: both
for fmt, a, b in (("vv", "abc", "d"), ("VV", "abc", "d"), ("vV", "abc", None), ("vV", "", ""), ("vv", "", None), ("Vv", None, "")):
    data = fmt.pack(a, b)
    print data.len(), data.hex(), fmt.unpackExact(data)
# expect: 14 0400000061626300020000006400 ('abc', 'd')
# expect: 12 030000006162630100000064 ('abc', 'd')
# expect: 12 040000006162630000000000 ('abc', None)
# expect: 9 010000000000000000 ('', None)
# expect: 9 010000000000000000 ('', None)
# expect: 9 000000000100000000 (None, '')
