b = bytearray('Hello, World')
print b.find('o'), b.count('l'), b.split(','), b.upper(), b.replace('l', 'L', 2), b.startswith('He'), b.strip('Hd'), b.partition(', ')  # expect: 4 3 [bytearray(b'Hello'), bytearray(b' World')] HELLO, WORLD HeLLo, World True ello, Worl (bytearray(b'Hello'), bytearray(b', '), bytearray(b'World'))
print b.join(['a', 'b']), b.center(16, '*'), b.isalpha(), b.title(), b.decode('ascii'), repr(b.translate(None, 'lo')), bytearray.fromhex('61 62')  # expect: aHello, Worldb **Hello, World** False Hello, World Hello, World bytearray(b'He, Wrd') ab
