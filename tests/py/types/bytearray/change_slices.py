b = bytearray('0123456789')
b[::2] = 'abcde'
print b  # expect: a1b3c5d7e9
del b[1:4]
print b  # expect: ac5d7e9
b[2:2] = [65, 66]
print b  # expect: acAB5d7e9
del b[::-3]
print b, b[1:4], b[::-1], b[-1]  # expect: acB57e cB5 e75Bca 101
