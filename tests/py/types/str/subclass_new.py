class P(str):
    def __new__(cls, value, extra):
        self = str.__new__(cls, value)
        self.extra = extra
        return self
p = P('abc', 5)
print p, p.extra, type(p).__name__, p.__dict__, sorted([P('b', 1), P('a', 2)])  # expect: abc 5 P {'extra': 5} ['a', 'b']
