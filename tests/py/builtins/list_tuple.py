print list(), list("ab"), list((1, 2)), list({"k": 1}), list(xrange(3)), tuple(), tuple("ab"), tuple([1]), tuple(x for x in "c")  # expect: [] ['a', 'b'] [1, 2] ['k'] [0, 1, 2] () ('a', 'b') (1,) ('c',)
t = (1, 2)
l = [1]
print tuple(t) is t, list(l) is l, list(l) == l  # expect: True False True
class C(list): pass
print list(C([1])), type(list(C([1]))).__name__, tuple(sequence=[5]), list(sequence="x")  # expect: [1] list (5,) ['x']
for call in (lambda: list(5), lambda: tuple(5), lambda: list(1, 2), lambda: tuple(None)):
    try:
        call()
    except TypeError, e:
        print e  # expect: 'int' object is not iterable
        # expect: 'int' object is not iterable
        # expect: list() takes at most 1 argument (2 given)
        # expect: 'NoneType' object is not iterable
