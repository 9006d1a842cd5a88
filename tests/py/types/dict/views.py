d = {'a': 1, 'b': 2}
k, v, i = d.viewkeys(), d.viewvalues(), d.viewitems()
print k, v, i, len(k), 'a' in k, ('a', 1) in i, ('a', 2) in i, 1 in v  # expect: dict_keys(['a', 'b']) dict_values([1, 2]) dict_items([('a', 1), ('b', 2)]) 2 True True False True
d['c'] = 3
print k, len(i), sorted(v)  # expect: dict_keys(['a', 'c', 'b']) 3 [1, 2, 3]
print k & ['a', 'z'], sorted(k | 'xy'), k - set(['a']), sorted(k ^ ['a', 'q']), sorted(['b', 'x'] & k)  # expect: set(['a']) ['a', 'b', 'c', 'x', 'y'] set(['c', 'b']) ['b', 'c', 'q'] ['b']
print k == set('abc'), k < set('abcd'), k >= set('a'), i == d.viewitems(), k != d.viewkeys(), k > set('ab')  # expect: True True True True False True
print sorted(i - [('a', 1)]), k.__class__.__name__  # expect: [('b', 2), ('c', 3)] dict_keys
