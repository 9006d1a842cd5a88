print sorted({x % 3 for x in range(10)}), {x for x in ""}  # expect: [0, 1, 2] set([])
try:
    {[x] for x in "a"}
except TypeError, e:
    print e  # expect: unhashable type: 'list'
