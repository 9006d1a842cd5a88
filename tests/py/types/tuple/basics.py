t = (1, 2, 3)
print t + (4,), t * 2, 2 * t, t[1], t[-1], t[1:], t[::-1], 2 in t, len(t)  # expect: (1, 2, 3, 4) (1, 2, 3, 1, 2, 3) (1, 2, 3, 1, 2, 3) 2 3 (2, 3) (3, 2, 1) True 3
print (), (1,), tuple('ab'), tuple([1]), tuple(sequence=(5,)), t[:] is t, tuple(t) is t  # expect: () (1,) ('a', 'b') (1,) (5,) True True
print t.index(2), t.count(3), t.index(3, 1), hash((1, 'a', 2.5)), hash(())  # expect: 1 1 2 -7878324146350308376 3527539
