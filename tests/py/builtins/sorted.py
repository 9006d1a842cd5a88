print sorted([3, 1, 2]), sorted("bca"), sorted([1, 2, 3], reverse=True), sorted(["b", "A", "c"], key=str.lower), sorted([3, 1], cmp=lambda a, b: b - a)  # expect: [1, 2, 3] ['a', 'b', 'c'] [3, 2, 1] ['A', 'b', 'c'] [3, 1]
print sorted({2: 0, 1: 0}), sorted([(1, "b"), (1, "a"), (0, "c")], key=lambda p: p[0]), sorted(iter([2, 1])), sorted([1, 1.0, True], reverse=True)  # expect: [1, 2] [(0, 'c'), (1, 'b'), (1, 'a')] [1, 2] [1, 1.0, True]
print sorted(range(5), lambda a, b: cmp(a % 2, b % 2), lambda x: x + 1)  # expect: [1, 3, 0, 2, 4]
for call in (lambda: sorted(5), lambda: sorted(), lambda: sorted([1, 2], key=5), lambda: sorted([1, 2], 5), lambda: sorted([1], bad=1), lambda: sorted([1, 2], cmp=lambda a, b: "x")):
    try:
        print call()
    except TypeError, e:
        print e  # expect: 'int' object is not iterable
        # expect: Required argument 'iterable' (pos 1) not found
        # expect: 'int' object is not callable
        # expect: 'int' object is not callable
        # expect: 'bad' is an invalid keyword argument for this function
        # expect: comparison function must return int, not str
