def g():
    yield 1
    yield 2
    yield 3
for source, count in (((1,), 2), ((1, 2, 3), 2), ([], 1), ("abc", 2), (g(), 2), (g(), 4), ({1: 2}, 2), (5, 2), (None, 1)):
    try:
        if count == 1:
            a, = source
        elif count == 2:
            a, b = source
        else:
            a, b, c, d = source
    except (ValueError, TypeError), e:
        print e  # expect: need more than 1 value to unpack
        # expect: too many values to unpack
        # expect: need more than 0 values to unpack
        # expect: too many values to unpack
        # expect: too many values to unpack
        # expect: need more than 3 values to unpack
        # expect: need more than 1 value to unpack
        # expect: 'int' object is not iterable
        # expect: 'NoneType' object is not iterable
