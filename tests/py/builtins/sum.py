print sum([]), sum([1, 2, 3]), sum([0.5, 1]), sum([[1], [2]], []), sum((1, 2), 10), sum(x for x in range(4)), sum([2 ** 62, 2 ** 62]), sum([1, 2.5, 3L]), sum([True, True])  # expect: 0 6 1.5 [1, 2] 13 6 9223372036854775808 6.5 2
print sum([0.1] * 10), sum([1j, 2]), sum([u"", 1] and [1], 0.5), sum([9007199254740992, 1]), sum([(1,)], ())  # expect: 1.0 (2+1j) 1.5 9007199254740993 (1,)
for bad in (("ab",), (["a"],), (5,), ([1], ""), ([1], "a"), (), ([[]],), ([1], u"")):
    try:
        sum(*bad)
    except TypeError, e:
        print e  # expect: unsupported operand type(s) for +: 'int' and 'str'
        # expect: unsupported operand type(s) for +: 'int' and 'str'
        # expect: 'int' object is not iterable
        # expect: sum() can't sum strings [use ''.join(seq) instead]
        # expect: sum() can't sum strings [use ''.join(seq) instead]
        # expect: sum expected at least 1 arguments, got 0
        # expect: unsupported operand type(s) for +: 'int' and 'list'
        # expect: sum() can't sum strings [use ''.join(seq) instead]
