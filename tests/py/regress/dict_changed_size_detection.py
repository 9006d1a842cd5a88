d = {1: 1}
try:
    for k in d:
        d[k + 1] = 1
except RuntimeError, e:
    print e  # expect: dictionary changed size during iteration
d = {1: 1}
for k in d:
    d[k] = 2
print d  # expect: {1: 2}
s = set([1])
try:
    for k in s:
        s.add(k + 1)
except RuntimeError, e:
    print e  # expect: Set changed size during iteration
