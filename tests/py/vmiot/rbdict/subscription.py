# oracle: none, extension of VMIOT's API
# dialects: both
d = rbdict()
d[1] = "a"
d[1] = "b"
d[2] = "c"
print d[1], d[2], 1 in d, 3 in d, 3 not in d, d.has_key(2), d.has(2), d.has(3)  # expect: b c True False True True True False
del d[1]
print d.keys(), d.values()  # expect: (2,) ('c',)
print d.set(7, 8), d[7], d.items()  # expect: True 8 (2, 'c', 7, 8)
d.clear()
print len(d), d.keys()  # expect: 0 ()
