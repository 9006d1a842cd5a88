class K(object):
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return hash(self.n)
    def __eq__(self, other):
        return self.n == getattr(other, 'n', other)
d = {K(1): 'a', K('x'): 'b', 7: 'c'}
print d[K(1)], d[1], d['x'], d[K(7)], K(2) in d, 1 in d, len(d)  # expect: a a b c False True 3
d[1] = 'A'
print d[K(1)], len(d), d.pop(K('x')), len(d), d.get(K('x'))  # expect: A 3 b 2 None
