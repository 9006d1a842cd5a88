import pprint
pprint.pprint({'b': range(12), 'a': ('x' * 30, 'y' * 40), 'c': set([3, 1, 2])}, width=40)
# expect: {'a': ('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:        'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy'),
# expect:  'b': [0,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        4,
# expect:        5,
# expect:        6,
# expect:        7,
# expect:        8,
# expect:        9,
# expect:        10,
# expect:        11],
# expect:  'c': set([1, 2, 3])}
print pprint.pformat([1, [2, [3, [4]]]], depth=2), pprint.pformat({1: 2}, indent=4)  # expect: [1, [2, [...]]] {   1: 2}
a = [1]; a.append(a)
print pprint.isrecursive(a), pprint.isreadable({1: (2,)}), pprint.saferepr({2: 1, 1: 2})  # expect: True True {1: 2, 2: 1}
