class G(object):
    def __getitem__(self, key):
        return "got %r" % (key,)
x = [1, 2, 3]
print x[0], x[-1], "abc"[1], (4, 5)[1], {"k": 9}["k"], G()[1, 2:3], G()[...], u"xyz"[2]  # expect: 1 3 b 5 9 got (1, slice(2, 3, None)) got Ellipsis z
for o, k in ((x, 3), (x, -4), ({}, "no"), ("", 0), (x, "a"), (5, 0)):
    try:
        o[k]
    except (LookupError, TypeError), e:
        print type(e).__name__, e  # expect: IndexError list index out of range
        # expect: IndexError list index out of range
        # expect: KeyError 'no'
        # expect: IndexError string index out of range
        # expect: TypeError list indices must be integers, not str
        # expect: TypeError 'int' object has no attribute '__getitem__'
