s = slice(1, 10, 2)
print s, s.start, s.stop, s.step, s.indices(5), slice(None).indices(3), slice(None, None, -1).indices(4), slice(5) == slice(None, 5, None), slice(1) < slice(2)  # expect: slice(1, 10, 2) 1 10 2 (1, 5, 2) (0, 3, 1) (3, -1, -1) True True
print range(10)[s], "abcdef"[slice(-2, None)], slice("a", 2.5, [])  # expect: [1, 3, 5, 7, 9] ef slice('a', 2.5, [])
for call in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice(1, 2, 0).indices(5), lambda: hash(s), lambda: slice("a").indices(3)):
    try:
        call()
    except (TypeError, ValueError), e:
        print type(e).__name__, e  # expect: TypeError slice expected at least 1 arguments, got 0
        # expect: TypeError slice expected at most 3 arguments, got 4
        # expect: ValueError slice step cannot be zero
        # expect: TypeError unhashable type
        # expect: TypeError slice indices must be integers or None or have an __index__ method
