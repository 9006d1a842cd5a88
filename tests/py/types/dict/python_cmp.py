class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 1
    def __cmp__(self, other):
        return cmp(self.n, other.n)
d = {}
for i in range(5):
    d[K(i % 3)] = i
print len(d), sorted(d.values()), d[K(2)]  # expect: 3 [2, 3, 4] 2
