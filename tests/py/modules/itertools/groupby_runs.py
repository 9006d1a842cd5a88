from itertools import groupby
print [(k, list(g)) for k, g in groupby('aaabbac')]  # expect: [('a', ['a', 'a', 'a']), ('b', ['b', 'b']), ('a', ['a']), ('c', ['c'])]
print [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda x: x % 2)]  # expect: [(1, [1, 3]), (0, [2, 4]), (1, [5])]
it = groupby('aab')
k, g = next(it)
k2, g2 = next(it)
print k, list(g), k2, list(g2)  # expect: a [] b ['b']
print [k for k, g in groupby([1, 1.0, True, 2])], list(groupby([])), type(g2)  # expect: [1, 2] [] <type 'itertools._grouper'>
print [(k, ''.join(g)) for k, g in groupby(key=str.lower, iterable='aAbB')]  # expect: [('a', 'aA'), ('b', 'bB')]
groupby()  # expect raises: TypeError: Required argument 'iterable' (pos 1) not found
