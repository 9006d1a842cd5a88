print zip(), zip([1, 2]), zip([1, 2], "ab"), zip([1], [2, 3], iter("xyz")), zip("", [1]), zip({1: 2}, (3,)), zip(*[(1, 2), (3, 4)])  # expect: [] [(1,), (2,)] [(1, 'a'), (2, 'b')] [(1, 2, 'x')] [] [(1, 3)] [(1, 3), (2, 4)]
for bad in ((5,), ([1], 5), (None,)):
    try:
        zip(*bad)
    except TypeError, e:
        print e  # expect: zip argument #1 must support iteration
        # expect: zip argument #2 must support iteration
        # expect: zip argument #1 must support iteration
it = iter(range(5))
print zip(it, it), list(it)  # expect: [(0, 1), (2, 3)] []
