# oracle: none, extension of VMIOT's API
# dialects: both
d = rbdict()
for k in 5, "b", 1, "a", 3, -2, "":
    d[k] = k
print d.keys()  # expect: (-2, 1, 3, 5, '', 'a', 'b')
print [k for k in d], list(d) == list(d.keys())  # expect: [-2, 1, 3, 5, '', 'a', 'b'] True
print d.min(), d.max(), d.len(), len(d)  # expect: -2 b 7 7
