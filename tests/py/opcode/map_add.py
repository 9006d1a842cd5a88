print {x: x * x for x in range(4)}, {k: v for k, v in [("a", 1), ("a", 2)]}  # expect: {0: 0, 1: 1, 2: 4, 3: 9} {'a': 2}
try:
    {[x]: 1 for x in "a"}
except TypeError, e:
    print e  # expect: unhashable type: 'list'
