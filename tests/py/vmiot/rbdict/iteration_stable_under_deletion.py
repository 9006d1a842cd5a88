# oracle: none, extension of VMIOT's API
# dialects: both
d = rbdict()
for k in range(10):
    d[k] = k
seen = []
for k in d:
    seen.append(k)
    del d[k]
    del d[k + 1]
print seen, len(d)  # expect: [0, 2, 4, 6, 8] 0
for k in 1, 2, 3:
    d[k] = k
seen = []
for k in d:
    seen.append(k)
    if k < 20:
        d[k * 10] = 0
print seen  # expect: [1, 2, 3, 10, 20, 30, 100]
