l = [1, 2, 3, 4]
for x in l:
    l.remove(x)
print l  # expect: [2, 4]
l = [1]
for x in l:
    if len(l) < 4:
        l.append(x + 1)
print l  # expect: [1, 2, 3, 4]
for x in [5, 6][:]:
    x = 0
print x  # expect: 0
