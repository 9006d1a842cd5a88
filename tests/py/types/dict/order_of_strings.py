d = {}
for w in 'the quick brown fox jumps over the lazy dog and runs away from all of it'.split():
    d[w] = d.get(w, 0) + 1
print d.keys()  # expect: ['and', 'brown', 'lazy', 'from', 'runs', 'all', 'of', 'over', 'fox', 'dog', 'it', 'away', 'quick', 'the', 'jumps']
print d  # expect: {'and': 1, 'brown': 1, 'lazy': 1, 'from': 1, 'runs': 1, 'all': 1, 'of': 1, 'over': 1, 'fox': 1, 'dog': 1, 'it': 1, 'away': 1, 'quick': 1, 'the': 2, 'jumps': 1}
for w in ('fox', 'dog', 'away'):
    del d[w]
d['fox'] = 0
d['cat'] = 1
print d.keys()  # expect: ['and', 'brown', 'lazy', 'from', 'runs', 'all', 'of', 'over', 'fox', 'it', 'quick', 'the', 'cat', 'jumps']
