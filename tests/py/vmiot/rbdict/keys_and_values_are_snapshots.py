# oracle: none, extension of VMIOT's API
# dialects: both
d = rbdict()
d[1] = "a"
d[2] = "b"
k, v, i = d.keys(), d.values(), d.items()
d.clear()
print k, v, i, type(k) is tuple  # expect: (1, 2) ('a', 'b') (1, 'a', 2, 'b') True
