class P(object):
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
    def __repr__(self):
        return 'P%d' % self.n
print sorted([P(3), P(1), P(2)])  # expect: [P1, P2, P3]
print sorted([P(n * 7 % 11) for n in range(11)], reverse=True)  # expect: [P10, P9, P8, P7, P6, P5, P4, P3, P2, P1, P0]
