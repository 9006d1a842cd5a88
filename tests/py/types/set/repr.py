class S(set):
    pass
s = S([1])
print s, repr(frozenset('a')), frozenset(), [set([1])], S()  # expect: S([1]) frozenset(['a']) frozenset([]) [set([1])] S([])
f = set([1])
class H(object):
    def __hash__(self):
        return 1
    def __repr__(self):
        return repr(f)
f.clear()
f.add(H())
print f  # expect: set([set(...)])
