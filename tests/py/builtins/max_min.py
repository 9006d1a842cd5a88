print max(1, 2, 3), min([3, 1, 2]), max("abc"), min((2, 1)), max([1, -5], key=abs), min("b", "a", key=ord), max(1, 2.5), max("a", 5), min({3: 0, 1: 0})  # expect: 3 1 c 1 -5 a 2.5 a 1
print max([1, 1.0]), max(1.0, 1), min(True, 1), max([[1, 2], [1, 3]]), max(x for x in [1, 5, 2]), max((1, "a"), (1, "b"), key=lambda p: p[0])  # expect: 1 1.0 True [1, 3] 5 (1, 'a')
for call in (lambda: max([]), lambda: min(), lambda: max(5), lambda: max(1, 2, foo=3), lambda: min([], key=len), lambda: max(1, key=5), lambda: max([1, 2], key=5)):
    try:
        print call()
    except (ValueError, TypeError), e:
        print type(e).__name__, e  # expect: ValueError max() arg is an empty sequence
        # expect: TypeError min expected 1 arguments, got 0
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError max() got an unexpected keyword argument
        # expect: ValueError min() arg is an empty sequence
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'int' object is not callable
