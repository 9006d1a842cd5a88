k = "before"
print {k: v for k, v in [(1, 2), (3, 4)]}, k  # expect: {1: 2, 3: 4} before
print sorted({len(w) for w in ("a", "bb", "cc")})  # expect: [1, 2]
print {x: {y for y in range(x)} for x in range(3)}  # expect: {0: set([]), 1: set([0]), 2: set([0, 1])}
class C(object):
    n = 2
    try:
        bad = {n for i in range(2)}
    except NameError, e:
        bad = str(e)
    good = [n for i in range(2)]
print C.bad, C.good  # expect: global name 'n' is not defined [2, 2]
