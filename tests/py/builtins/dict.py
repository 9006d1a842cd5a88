print dict(), dict({1: 2}), dict([(1, 2), "ab"]), dict(a=1), sorted(dict({"a": 1}, b=2).items()), dict(iter([[1, 2]]))  # expect: {} {1: 2} {'a': 'b', 1: 2} {'a': 1} [('a', 1), ('b', 2)] {1: 2}
for bad in ((5,), ([1],), (["abc"],), ({}, {}), ([([], 1)],)):
    try:
        dict(*bad)
    except (TypeError, ValueError), e:
        print type(e).__name__, e  # expect: TypeError 'int' object is not iterable
        # expect: TypeError cannot convert dictionary update sequence element #0 to a sequence
        # expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
        # expect: TypeError dict expected at most 1 arguments, got 2
        # expect: TypeError unhashable type: 'list'
