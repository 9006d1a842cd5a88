import repr
print repr.repr(range(10)), repr.repr('x' * 50), repr.repr(dict.fromkeys(range(9))), repr.repr([[[[[[[[1]]]]]]]])  # expect: [0, 1, 2, 3, 4, 5, ...] 'xxxxxxxxxxxx...xxxxxxxxxxxxx' {0: None, 1: None, 2: None, 3: None, ...} [[[[[[[...]]]]]]]
print repr.repr((1,)), repr.repr(2 ** 300), repr.repr(set([1])), repr.repr({})  # expect: (1,) 203703597633448608...763336706183397376L set([1]) {}
class Mine(repr.Repr):
    def repr_int(self, x, level): return 'i%d' % x
print Mine().repr([1, 'a'])  # expect: [i1, 'a']
