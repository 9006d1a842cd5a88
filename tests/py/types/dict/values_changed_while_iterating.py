d = {1: 1, 2: 2}
for k in d:
    d[k] = 'new'
print d  # expect: {1: 'new', 2: 'new'}
it = iter(d)
it.next()
del d[1]
d[1] = 0
print list(it)  # expect: [2]
