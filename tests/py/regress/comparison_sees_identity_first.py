class Never(object):
    def __eq__(self, other): return False
    def __hash__(self): return 1
n = Never()
print n in [n], [n] == [n], (n,) == (n,), [n].count(n), {n: 1}[n], n == n, [n].index(n), cmp([n], [n]) == 0  # expect: True True True 1 1 False 0 True
