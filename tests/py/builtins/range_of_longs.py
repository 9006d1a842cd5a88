# range() of arguments that do not fit a C long: its items are longs, and the arguments are taken in another order.


class Said(object):
    def __init__(self, name, value):
        self.name = name
        self.value = value

    def __int__(self):
        print self.name,
        if self.value is None:
            raise KeyError(self.name)
        return self.value


class Old:
    def __int__(self):
        return 3


class Sub(int):
    pass


BIG = 2 ** 65
for args in ((0, 1, BIG), (0, BIG, BIG), (0, 1, 2 ** 63), (0, 1, 2 ** 63 - 1), (True, 2, BIG), (0, -1, -BIG), (BIG,), (0, BIG),
             (BIG, BIG + 3), (2 ** 63, 2 ** 63 + 2), (2 ** 63 - 3, 2 ** 63 - 1), (-BIG, 1, 2 ** 64), (1.5,), (1, 2.5),
             (1, 2, 3.5), (BIG, 2.5), (1.5, BIG), (1.5, BIG, BIG), (0, BIG, 1.5), (BIG, 1.5, 'a'), ('a', BIG),
             (0, 'a', BIG), (0, BIG, 0), (0, 1, 0), (0, 1, 0L), ([], 1), (0, []), (0, 1, []), ([], BIG), (BIG, [], 1),
             (0, BIG, []), (5L,), (0L, 5), (None,), (BIG, 0), (BIG, 0, -2 ** 64), (BIG, -BIG, -1), (-BIG, BIG, 4),
             ('a',), (u'a', u'b', u'c'), ('a', 'b', 'c', 'd'), (), (Sub(3),), (0, 1, Sub(3)), (False, 3, True),
             (-2 ** 63, 2 ** 63 - 1), (2 ** 62,), (0, BIG, 2 ** 20), (2 ** 53, 2 ** 53 + 3), (2 ** 63 - 1, 2 ** 63 - 3, -1),
             (Old(),), (BIG, BIG + 5, Old())):
    try:
        print len(args), repr(range(*args))
    except (TypeError, ValueError, OverflowError, MemoryError) as e:
        print len(args), type(e).__name__, e

for values in ((3, 5, 1), (BIG, BIG + 5, 2), (0, BIG, BIG), (1, 2, None), (1, None, 2), (None, 1, 2), (0, 1, 0), (0, 1, BIG),
               (0, 'a', 1), (0, 1, 2.5)):
    args = [Said(name, value) for name, value in zip(('low', 'high', 'step'), values)]
    try:
        print range(*args)
    except (TypeError, ValueError, KeyError) as e:
        print type(e).__name__, e
