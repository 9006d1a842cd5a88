d = {'a': 1, 'b': 2}
it = d.iteritems()
print it.__length_hint__(), it.next(), it.__length_hint__(), list(it), list(it)  # expect: 2 ('a', 1) 1 [('b', 2)] []
print list(d.iterkeys()), list(d.itervalues()), type(iter(d)).__name__, type(d.itervalues()).__name__  # expect: ['a', 'b'] [1, 2] dictionary-keyiterator dictionary-valueiterator
d['c'] = 3
print it.__length_hint__()  # expect: 0
