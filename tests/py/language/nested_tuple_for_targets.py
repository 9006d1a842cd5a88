for (a, [b, c]), d in [((1, (2, 3)), 4), ((5, "67"), 8)]:
    print a, b, c, d  # expect: 1 2 3 4
    # expect: 5 6 7 8
