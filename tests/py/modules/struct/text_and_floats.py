import struct
print repr(struct.pack('3s5p1cx?', 'abcd', 'pascal', 'z', [])), repr(struct.pack('0s2s', 'a', 'b'))  # expect: 'abc\x04pascz\x00\x00' 'b\x00'
print struct.unpack('3s5p1cx?', 'abc\x04pascz\x00\x05'), struct.unpack('3p', '\x07ab')  # expect: ('abc', 'pasc', 'z', True) ('ab',)
print repr(struct.pack('<fd', 1.5, -0.1)), repr(struct.pack('>f', 1e-45)), struct.unpack('<f', '\0\0\x80\x7f'), struct.unpack('>d', '\x3f\xf0' + '\0' * 6), struct.unpack('<f', struct.pack('<f', 0.1))  # expect: '\x00\x00\xc0?\x9a\x99\x99\x99\x99\x99\xb9\xbf' '\x00\x00\x00\x01' (inf,) (1.0,) (0.10000000149011612,)
for f, v in [('c', 'ab'), ('s', 5), ('p', 5), ('f', 'a'), ('<f', 1e39)]:
    try:
        struct.pack(f, v)
    except (struct.error, OverflowError) as e:
        print f, type(e).__name__, e
        # expect: c error char format require string of length 1
        # expect: s error argument for 's' must be a string
        # expect: p error argument for 'p' must be a string
        # expect: f error required argument is not a float
        # expect: <f OverflowError float too large to pack with f format
print repr(struct.pack('f', 1e39))  # expect: '\x00\x00\x80\x7f'
