class C(object):
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == other.n
    def __lt__(self, other):
        return self.n < other.n
print [C(1), C(2)] == [C(1), C(2)], [C(1), C(2)] < [C(1), C(3)]  # expect: True True
print C(2) in [C(1), C(2)], [C(5), C(6)].index(C(6)), [C(1), C(1)].count(C(1))  # expect: True 1 2
