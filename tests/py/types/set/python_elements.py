class E(object):
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return hash(self.n)
    def __eq__(self, other):
        return self.n == getattr(other, 'n', other)
    def __repr__(self):
        return 'E%s' % self.n
a = set([E(1), E(2), 3])
print sorted(map(repr, a)), E(3) in a, 1 in a, len(a | set([1, 2, 3]))  # expect: ['3', 'E1', 'E2'] True True 3
print len(a & set([E(3), 2])), len(a - set([1])), len(a ^ set([1, E(9)])), a == set([1, 2, E(3)]), a <= set([1, 2, 3, 4])  # expect: 2 2 3 True True
a -= set([E(3)])
a.discard(2)
print a  # expect: set([E1])
