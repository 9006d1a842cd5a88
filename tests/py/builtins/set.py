s = set("hello")
print sorted(s), len(s), set(), set([1, 1]), set(xrange(2)) == {0, 1}, set([1]) < set([1, 2]), set("ab") & set("bc"), sorted(set("ab") ^ set("bc"))  # expect: ['e', 'h', 'l', 'o'] 4 set([]) set([1]) True True set(['b']) ['a', 'c']
s.add("z")
s.discard("no")
s.remove("z")
print sorted(s.union("xy", "z")), s.issuperset("h"), s.isdisjoint("xyz")  # expect: ['e', 'h', 'l', 'o', 'x', 'y', 'z'] True True
for call in (lambda: set(5), lambda: set([[]]), lambda: s.remove("no"), lambda: set().pop(), lambda: set() | [1], lambda: set() < 5):
    try:
        print call()
    except (TypeError, KeyError), e:
        print type(e).__name__, e  # expect: TypeError 'int' object is not iterable
        # expect: TypeError unhashable type: 'list'
        # expect: KeyError 'no'
        # expect: KeyError 'pop from an empty set'
        # expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
        # expect: False
