class D(dict):
    def __setitem__(self, k, v):
        dict.__setitem__(self, k, v * 2)
d = D(a=1)
d['b'] = 1
d.update(c=1)
print sorted(d.items()), type(d.copy()).__name__, type(D.fromkeys('ab', 1)).__name__, sorted(D.fromkeys('ab', 2).items())  # expect: [('a', 1), ('b', 2), ('c', 1)] dict D [('a', 4), ('b', 4)]
print d == {'a': 1, 'b': 2, 'c': 1}, isinstance(d, dict)  # expect: True True
