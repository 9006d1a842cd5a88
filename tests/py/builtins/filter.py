print filter(None, [0, 1, "", "a"]), filter(lambda x: x > 1, (1, 2, 3)), filter(lambda c: c in "ab", "cabd"), filter(None, u"x")  # expect: [1, 'a'] (2, 3) ab x
print filter(bool, {1: 2, 0: 3}), filter(None, iter([0, 5])), filter(str.isdigit, "a1b2")  # expect: [1] [5] 12
class T(tuple): pass
print filter(None, T((0, 1)))  # expect: (1,)
for bad in ((None, 5), (5, [1]), (None,)):
    try:
        filter(*bad)
    except TypeError, e:
        print e  # expect: 'int' object is not iterable
        # expect: 'int' object is not callable
        # expect: filter expected 2 arguments, got 1
