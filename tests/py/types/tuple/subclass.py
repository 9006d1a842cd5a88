class T(tuple):
    def __new__(cls, *args):
        return tuple.__new__(cls, args)
t = T(1, 2)
print t, type(t).__name__, t == (1, 2), hash(t) == hash((1, 2)), {t: 1}[(1, 2)]  # expect: (1, 2) T True True 1
print type(t[:]).__name__, type(t + ()).__name__, type(tuple(t)).__name__, t.__getnewargs__()  # expect: tuple tuple tuple ((1, 2),)
