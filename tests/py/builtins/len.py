class L(object):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print len(""), len(u"\u20ac\U0001F600"), len([1]), len({1: 2}), len(xrange(0, 10, 3)), len(L(5)), len(set("aab")), len(L(True)), len(buffer("ab"))  # expect: 0 2 1 1 4 5 2 1 2
for bad in (5, None, L(-1), L("x"), L(2 ** 70), len):
    try:
        len(bad)
    except (TypeError, ValueError, OverflowError), e:
        print type(e).__name__, e  # expect: TypeError object of type 'int' has no len()
        # expect: TypeError object of type 'NoneType' has no len()
        # expect: ValueError __len__() should return >= 0
        # expect: TypeError an integer is required
        # expect: OverflowError long int too large to convert to int
        # expect: TypeError object of type 'builtin_function_or_method' has no len()
