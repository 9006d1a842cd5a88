from array import array
print array('b', [-1, 2]), array('B', [255]), array('h', [-300]), array('H', [65535]), array('i', [1]), array('I', [1]), array('l', [2**40]), array('L', [2**63]), array('f', [0.5]), array('d', [0.1]), array('c', 'ab'), array('u', u'\xe9')  # expect: array('b', [-1, 2]) array('B', [255]) array('h', [-300]) array('H', [65535]) array('i', [1]) array('I', [1L]) array('l', [1099511627776]) array('L', [9223372036854775808L]) array('f', [0.5]) array('d', [0.1]) array('c', 'ab') array('u', u'\xe9')
print [array(c).itemsize for c in 'cbBuhHiIlLfd'], array('i').typecode, array('i') == array('d'), array('l', [2**62, -2**63])  # expect: [1, 1, 1, 4, 2, 2, 4, 4, 8, 8, 4, 8] i True array('l', [4611686018427387904, -9223372036854775808])
for c, v in [('b', 128), ('B', -1), ('h', 2**15), ('H', -1), ('i', 2**31), ('I', -1), ('I', 2**32), ('l', 2**63), ('L', -1), ('L', 2**64), ('c', 'ab'), ('u', 'a'), ('d', 'x'), ('i', 1.5), ('i', 'a')]:
    try:
        array(c, [v])
    except (OverflowError, TypeError) as e:
        print c, type(e).__name__, e
        # expect: b OverflowError signed char is greater than maximum
        # expect: B OverflowError unsigned byte integer is less than minimum
        # expect: h OverflowError signed short integer is greater than maximum
        # expect: H OverflowError unsigned short is less than minimum
        # expect: i OverflowError signed integer is greater than maximum
        # expect: I OverflowError unsigned int is less than minimum
        # expect: I OverflowError unsigned int is greater than maximum
        # expect: l OverflowError Python int too large to convert to C long
        # expect: L OverflowError unsigned long is less than minimum
        # expect: L OverflowError long int too large to convert
        # expect: c TypeError array item must be char
        # expect: u TypeError array item must be unicode character
        # expect: d TypeError a float is required
        # expect: i TypeError integer argument expected, got float
        # expect: i TypeError an integer is required
array('z')  # expect raises: ValueError: bad typecode (must be c, b, B, u, h, H, i, I, l, L, f or d)
