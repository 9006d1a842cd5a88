# One call site that sees many types.
def add(a, b):
    return a + b
for a, b in ((1, 2), (1.5, 2), ("a", "b"), (u"a", "b"), ([1], [2]), ((1,), (2,)), (1, 2L), (1j, 1), (2 ** 53, 1), (True, True), (2 ** 70, 1)):
    print repr(add(a, b)),
print  # expect: 3 3.5 'ab' u'ab' [1, 2] (1, 2) 3L (1+1j) 9007199254740993 2 1180591620717411303425L
def less(a, b):
    return a < b
print [less(a, b) for a, b in ((1, 2), (1.5, 2), ("a", "b"), ([1], [2]), (None, 1), (1, "a"), (2 ** 53, 2 ** 53 + 1), (2 ** 70, 1.0), (set([1]), set([1, 2])))]  # expect: [True, True, True, True, True, True, True, False, True]
