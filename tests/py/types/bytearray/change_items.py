b = bytearray('abcdef')
b[0] = 'X'
b[1] = 0x42
b[2:4] = 'zzz'
del b[-1]
b += '!'
b.append('?')
b.extend([1, 2])
b.insert(1, 45)
print repr(b), b.pop(), b.pop(0), len(b)  # expect: bytearray(b'X-Bzzze!?\x01\x02') 2 88 9
b.remove('B')
b.reverse()
print repr(b), b * 2  # expect: bytearray(b'\x01?!ezzz-') ?!ezzz-?!ezzz-
