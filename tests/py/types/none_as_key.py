# SPDX-License-Identifier: MIT
# None among the keys of dicts and sets.
print {'a': 1, None: 2, 3: 3}, set([None, 1, 2]), {None: 1, 6: 2, 14: 3, 22: 4}, [(None, 1) in {(None, 1): 2}], {(None, 1): 1, (1, None): 2, (None,): 3}, hash(None) == hash(None), hash((None,)) == hash((None,))
d = {}
for k in (5, None, 'x', 2.5, u'y', (1, 2), True, 13, 21):
    d[k] = k
    print d.keys()
