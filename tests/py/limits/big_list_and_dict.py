l = range(300000)
print sum(l), l[-1], len(l + l), l.index(299999)  # expect: 44999850000 299999 600000 299999
del l[::2]
print len(l), l[:3]  # expect: 150000 [1, 3, 5]
d = dict.fromkeys(l, 1)
for k in l[:100000]:
    del d[k]
print len(d), sorted(d)[0]  # expect: 50000 200001
