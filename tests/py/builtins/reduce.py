print reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [1, 2], 10), reduce(max, "hello"), reduce(None, [5]), reduce(None, [], 6)  # expect: 6 20 o 5 6
print reduce(lambda a, b: "(%s+%s)" % (a, b), "abcd"), reduce(cmp, iter([1, 2]))  # expect: (((a+b)+c)+d) -1
for bad in ((max, []), (max, 5), (None, [1, 2]), (max,), (5, [1, 2])):
    try:
        reduce(*bad)
    except TypeError, e:
        print e  # expect: reduce() of empty sequence with no initial value
        # expect: reduce() arg 2 must support iteration
        # expect: 'NoneType' object is not callable
        # expect: reduce expected at least 2 arguments, got 1
        # expect: 'int' object is not callable
