print hash(1) == hash(1.0) == hash(1L) == hash(True), hash(0), hash(-1), hash(-2), hash(2 ** 62), hash(2 ** 64), hash(0.5), hash(1e300), hash(-1.5)  # expect: True 0 -2 -2 4611686018427387904 1 1073741824 8474648701417850880 -1610579968
print hash(""), hash("a"), hash(u"a") == hash("a"), hash("hello world"), hash(()), hash((1, 2)), hash((1, "a")), hash(1j), hash(float("inf"))  # expect: 0 12416037344 True -2324238377118044897 3527539 3713081631934410656 3703129313087942906 1000003 314159
print hash(frozenset([1, 2, 3])), hash(2 ** 63 - 1), hash(-2 ** 63), hash(10 ** 30), hash(True)  # expect: -7699079583225461316 9223372036854775807 -9223372036854775808 5076944324515372240 1
for bad in ([], {}, set(), (1, []), bytearray(), slice(1)):
    try:
        hash(bad)
    except TypeError, e:
        print e  # expect: unhashable type: 'list'
        # expect: unhashable type: 'dict'
        # expect: unhashable type: 'set'
        # expect: unhashable type: 'list'
        # expect: unhashable type: 'bytearray'
        # expect: unhashable type
