x = [1, 2, 3]
x[1] = "b"
x[-1] = "c"
d = {}
d["k"] = x
d[1, 2] = 3
print x, d[(1, 2)], d["k"] is x  # expect: [1, 'b', 'c'] 3 True
class S(object):
    def __setitem__(self, key, value):
        print key, value  # expect: (slice(1, 2, None), Ellipsis) 9
S()[1:2, ...] = 9
for o, k in ((x, 3), ((1,), 0), ("a", 0), ({}, []), (x, "i")):
    try:
        o[k] = 1
    except (IndexError, TypeError), e:
        print type(e).__name__, e  # expect: IndexError list assignment index out of range
        # expect: TypeError 'tuple' object does not support item assignment
        # expect: TypeError 'str' object does not support item assignment
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError list indices must be integers, not str
