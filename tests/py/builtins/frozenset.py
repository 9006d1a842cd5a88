f = frozenset([1, 2, 2])
print f, hash(f) == hash(frozenset([2, 1])), f | set([3]), {f: 1}[frozenset([1, 2])], frozenset(f) is f, f == set([1, 2]), frozenset()  # expect: frozenset([1, 2]) True frozenset([1, 2, 3]) 1 True True frozenset([])
for call in (lambda: f.add(1), lambda: frozenset(5), lambda: frozenset([[]]), lambda: hash(set())):
    try:
        call()
    except (AttributeError, TypeError), e:
        print e  # expect: 'frozenset' object has no attribute 'add'
        # expect: 'int' object is not iterable
        # expect: unhashable type: 'list'
        # expect: unhashable type: 'set'
