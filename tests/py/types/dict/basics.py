d = {'a': 1, 'b': 2}
d['c'] = 3
print d, len(d), d['a'], d.get('x'), d.get('x', 5), 'a' in d, 'z' in d, d.has_key('b')  # expect: {'a': 1, 'c': 3, 'b': 2} 3 1 None 5 True False True
del d['a']
print d, d.keys(), d.values(), d.items()  # expect: {'c': 3, 'b': 2} ['c', 'b'] [3, 2] [('c', 3), ('b', 2)]
print d.pop('b'), d.pop('b', None), d.setdefault('q', []), d.setdefault('q', 1), d  # expect: 2 None [] [] {'q': [], 'c': 3}
print d.popitem(), d.clear(), d  # expect: ('q', []) None {}
