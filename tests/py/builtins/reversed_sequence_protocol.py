class S(object):
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return i * 10
r = reversed(S())
print r.__length_hint__(), r.next(), list(r), r.__length_hint__(), list(r), type(r).__name__  # expect: 3 20 [10, 0] 0 [] reversed
print list(reversed('abc')), list(reversed((1, 2))), list(reversed(xrange(3)))  # expect: ['c', 'b', 'a'] [2, 1] [2, 1, 0]
class R(object):
    def __reversed__(self):
        return 'mine'
print reversed(R())  # expect: mine
