from collections import defaultdict
d = defaultdict(list)
d['a'].append(1); d['a'].append(2); d['b']
print sorted(d.items()), d.get('c'), 'c' in d, d.default_factory  # expect: [('a', [1, 2]), ('b', [])] None False <type 'list'>
n = defaultdict(int, x=5)
for c in 'hello':
    n[c] += 1
print sorted(n.items()), n.copy() == n, type(n.copy())  # expect: [('e', 1), ('h', 1), ('l', 2), ('o', 1), ('x', 5)] True <type 'collections.defaultdict'>
print defaultdict(), defaultdict(None, {1: 2}), defaultdict(int, [(1, 2)])  # expect: defaultdict(None, {}) defaultdict(None, {1: 2}) defaultdict(<type 'int'>, {1: 2})
class Sub(defaultdict):
    def __missing__(self, key):
        return key * 2
print Sub(int)['ab'], Sub().__missing__(2), len(Sub(int))  # expect: abab 4 0
n.default_factory = None
try:
    n['zz']
except KeyError as e:
    print e  # expect: 'zz'
defaultdict(1)  # expect raises: TypeError: first argument must be callable or None
