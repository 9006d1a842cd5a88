print list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate(sequence='x', start=-1))  # expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(-1, 'x')]
e = enumerate('xyz', 2 ** 63 - 1)
print e.next(), e.next()  # expect: (9223372036854775807, 'x') (9223372036854775808L, 'y')
e = enumerate([1], 2 ** 53 - 1)
print e.next(), list(e), list(e)  # expect: (9007199254740991, 1) [] []
