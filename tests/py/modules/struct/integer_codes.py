import struct
print repr(struct.pack('<bBhHiIlLqQ', -1, 255, -2, 65535, -3, 4294967295, -4, 5, -6, 2**64 - 1))  # expect: '\xff\xff\xfe\xff\xff\xff\xfd\xff\xff\xff\xff\xff\xff\xff\xfc\xff\xff\xff\x05\x00\x00\x00\xfa\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff'
print repr(struct.pack('>hil', 1, 2, 3)), repr(struct.pack('!H', 258)), repr(struct.pack('=q', 1)), repr(struct.pack('@P', 5))  # expect: '\x00\x01\x00\x00\x00\x02\x00\x00\x00\x03' '\x01\x02' '\x01\x00\x00\x00\x00\x00\x00\x00' '\x05\x00\x00\x00\x00\x00\x00\x00'
print struct.unpack('<bBhHiIlLqQ', '\xff' * 38), struct.unpack('>I', '\x80\0\0\0'), struct.unpack('L', '\xff' * 8), struct.unpack('<q', '\0' * 7 + '\x80')  # expect: (-1, 255, -1, 65535, -1, 4294967295, -1, 4294967295, -1, 18446744073709551615L) (2147483648,) (18446744073709551615L,) (-9223372036854775808,)
print [struct.calcsize(f) for f in ('b', 'h', 'i', 'l', 'q', 'P', '<l', '=L', 'bi', 'ib', 'bq', '<bq', 'i0q', '3s', '2x')]  # expect: [1, 2, 4, 8, 8, 8, 4, 4, 8, 5, 16, 9, 8, 3, 2]
for f, v in [('b', 200), ('<B', -1), ('h', 40000), ('H', -1), ('i', 2**31), ('I', -1), ('I', 2**32), ('<l', 2**31), ('l', 2**63), ('Q', -1), ('q', 2**63), ('i', 'a'), ('i', None), ('B', 2**70)]:
    try:
        struct.pack(f, v)
    except struct.error as e:
        print f, e
        # expect: b byte format requires -128 <= number <= 127
        # expect: <B ubyte format requires 0 <= number <= 255
        # expect: h short format requires SHRT_MIN <= number <= SHRT_MAX
        # expect: H ushort format requires 0 <= number <= USHRT_MAX
        # expect: i 'i' format requires -2147483648 <= number <= 2147483647
        # expect: I integer out of range for 'I' format code
        # expect: I 'I' format requires 0 <= number <= 4294967295
        # expect: <l 'l' format requires -2147483648 <= number <= 2147483647
        # expect: l integer out of range for 'l' format code
        # expect: Q integer out of range for 'Q' format code
        # expect: q integer out of range for 'q' format code
        # expect: i cannot convert argument to integer
        # expect: i cannot convert argument to integer
        # expect: B integer out of range for 'B' format code
for code in 'bHIqQ':
    try:
        struct.pack('<' + code, float('-inf'))
    except struct.error as e:
        print e
        # expect: integer out of range for 'b' format code
        # expect: integer out of range for 'H' format code
        # expect: integer out of range for 'I' format code
        # expect: integer out of range for 'q' format code
        # expect: integer out of range for 'Q' format code
