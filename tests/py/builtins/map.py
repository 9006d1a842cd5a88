print map(None, [1, 2]), map(None, [1, 2], "a"), map(str, [1, 2]), map(lambda x, y: (x, y), [1, 2, 3], "ab"), map(len, ["a", "bb"]), map(abs, (-1, 2))  # expect: [1, 2] [(1, 'a'), (2, None)] ['1', '2'] [(1, 'a'), (2, 'b'), (3, None)] [1, 2] [1, 2]
print map(lambda *a: a, [1], [2], [3, 4]), map(str.upper, "ab"), map(int, iter("12")), map(None, "")  # expect: [(1, 2, 3), (None, None, 4)] ['A', 'B'] [1, 2] []
for bad in ((None,), (len, 5), (5, [1]), (len,), ()):
    try:
        map(*bad)
    except TypeError, e:
        print e  # expect: map() requires at least two args
        # expect: argument 2 to map() must support iteration
        # expect: 'int' object is not callable
        # expect: map() requires at least two args
        # expect: map() requires at least two args
