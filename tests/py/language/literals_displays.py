print [], (), {}, (1,), [1, ], (1, 2, ), {1: 2, }, {1, 2}, [[]], ((),), {(): []}  # expect: [] () {} (1,) [1] (1, 2) {1: 2} set([1, 2]) [[]] ((),) {(): []}
print (1) is 1, type((1,)).__name__, 1, 2  # expect: True tuple 1 2
x = 1,
print x, [
    1,  # comment
    2
], "implicit" \
    " join"  # expect: (1,) [1, 2] implicit join
