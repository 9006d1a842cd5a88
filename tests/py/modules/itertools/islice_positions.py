from itertools import islice, count
print list(islice('abcdef', 3)), list(islice('abcdef', 2, None)), list(islice('abcdef', 1, 5, 2)), list(islice('abcdef', None))  # expect: ['a', 'b', 'c'] ['c', 'd', 'e', 'f'] ['b', 'd'] ['a', 'b', 'c', 'd', 'e', 'f']
it = iter(range(10))
print list(islice(it, 2, 4)), next(it)  # expect: [2, 3] 4
it = iter(range(10))
print list(islice(it, 1, 9, 5)), list(it)  # expect: [1, 6] [9]
print list(islice(count(), 0)), list(islice([], 5, 10))  # expect: [] []
for args in [(-1,), ('a',), (1, 'a'), ('a', 1), (1, 2, 0), (1, 2, 'x')]:
    try:
        islice([], *args)
    except ValueError as e:
        print e
        # expect: Stop argument for islice() must be None or an integer: 0 <= x <= maxint.
        # expect: Stop argument for islice() must be None or an integer: 0 <= x <= maxint.
        # expect: Stop argument for islice() must be None or an integer: 0 <= x <= maxint.
        # expect: Indices for islice() must be None or an integer: 0 <= x <= maxint.
        # expect: Step for islice() must be a positive integer or None.
        # expect: Step for islice() must be a positive integer or None.
