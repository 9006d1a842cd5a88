print range(5), range(2, 5), range(0, 10, 3), range(5, 0, -2), range(0), range(-3), range(5, 2), range(2L, 4L), range(0, -5, -1), range(2 ** 63, 2 ** 63 + 2)  # expect: [0, 1, 2, 3, 4] [2, 3, 4] [0, 3, 6, 9] [5, 3, 1] [] [] [] [2, 3] [0, -1, -2, -3, -4] [9223372036854775808L, 9223372036854775809L]
for bad in ((1.5,), ("a",), (1, 2, 0), (), (1, 2, 3, 4), (10 ** 20,), (None,)):
    try:
        range(*bad)
    except (TypeError, ValueError, OverflowError), e:
        print type(e).__name__, e  # expect: TypeError range() integer end argument expected, got float.
        # expect: TypeError range() integer end argument expected, got str.
        # expect: ValueError range() step argument must not be zero
        # expect: TypeError range expected at least 1 arguments, got 0
        # expect: TypeError range expected at most 3 arguments, got 4
        # expect: OverflowError range() result has too many items
        # expect: TypeError range() integer end argument expected, got NoneType.
