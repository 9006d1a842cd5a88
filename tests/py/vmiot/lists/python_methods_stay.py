# oracle: none, extension of VMIOT's API
# dialects: both
l = [100, 2, 3, 4]
l.insert(-1, 200)
print l  # expect: [100, 2, 3, 200, 4]
l.insert(99, 5)
l.insert(-99, 0)
print l, l.index(5), l.count(2), l.pop(), len(l)  # expect: [0, 100, 2, 3, 200, 4, 5] 6 1 5 6
l.sort()
l.reverse()
print l, (1, 2).index(2), (1, 1).count(1)  # expect: [200, 100, 4, 3, 2, 0] 1 2
