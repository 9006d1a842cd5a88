# oracle: none, extension of VMIOT's API
# dialects: both
d = rbdict()
d[1] = "int"
d[1.0] = "float"
d[True] = "bool"
d[1L] = "long"
print d.len(), d.keys(), d[1]  # expect: 1 (1,) long
d[1.5] = 0
d[2 ** 70] = 0
d[-1e300] = 0
print len(d), [d.min() == -1e300, d.max() == 2 ** 70]  # expect: 4 [True, True]
d[u"u"] = 5
print d["u"], d.max(), type(d.max()) is str  # expect: 5 u True
