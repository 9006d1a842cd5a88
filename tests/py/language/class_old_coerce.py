class N:
    def __init__(self, v):
        self.v = v
    def __coerce__(self, other):
        return self.v, other
print N(5) + 2, 2 * N(5), N(5) - 1.5, N(7) / 2, divmod(N(7), 3), 2 ** N(3)  # expect: 7 10 3.5 3 (2, 1) 8
try:
    print N(5) < 6, N(5) == 5  # expect: True True
    N(5) + "a"
except TypeError, e:
    print e  # expect: unsupported operand type(s) for +: 'int' and 'str'
