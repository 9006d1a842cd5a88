# oracle: none, extension of VMIOT's API
# dialects: both
print [x * y for x in (1, 2, 3) for y in (10, 100) if x != 2]  # expect: [10, 100, 30, 300]
print sorted({k: v for k, v in [("a", 1), ("b", 2)]}.items()), sorted({c for c in "aab"})  # expect: [('a', 1), ('b', 2)] ['a', 'b']
print map(lambda x: x + 1, [1, 2]), filter(None, [0, 1, 2]), reduce(lambda a, b: a * b, [1, 2, 3, 4])  # expect: [2, 3] [1, 2] 24
print map(None, [1, 2], "ab"), filter(str.isdigit, "a1b2"), zip([1], [2])  # expect: [(1, 'a'), (2, 'b')] 12 [(1, 2)]
