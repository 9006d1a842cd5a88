x = [1, 2, 3]
del x[1]
d = {"a": 1, "b": 2}
del d["a"]
print x, d  # expect: [1, 3] {'b': 2}
for o, k in ((x, 5), (d, "zz"), ((1,), 0), ("a", 0)):
    try:
        del o[k]
    except (LookupError, TypeError), e:
        print type(e).__name__, e  # expect: IndexError list assignment index out of range
        # expect: KeyError 'zz'
        # expect: TypeError 'tuple' object doesn't support item deletion
        # expect: TypeError 'str' object doesn't support item deletion
