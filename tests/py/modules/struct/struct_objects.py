import struct
s = struct.Struct('<hb')
print s.size, s.format, repr(s.pack(1, 2)), s.unpack('\1\0\2'), s.unpack_from('xx\1\0\2', 2), s.unpack_from('xx\1\0\2', -3)  # expect: 3 <hb '\x01\x00\x02' (1, 2) (1, 2) (1, 2)
b = bytearray(6)
s.pack_into(b, 1, 258, 3); print repr(b)  # expect: bytearray(b'\x00\x02\x01\x03\x00\x00')
s.pack_into(b, -3, -1, -1); print repr(b)  # expect: bytearray(b'\x00\x02\x01\xff\xff\xff')
struct.pack_into('>I', b, 0, 1); print repr(b), struct.unpack_from('>I', b), struct.unpack('<hb', buffer('abc')), struct.unpack(u'<h', bytearray('ab'))  # expect: bytearray(b'\x00\x00\x00\x01\xff\xff') (1,) (25185, 99) (25185,)
for f in (lambda: s.pack_into(b, 5, 1, 1), lambda: s.pack_into('abc', 0, 1, 1), lambda: s.unpack_from('ab'), lambda: s.pack_into(), lambda: s.pack_into(b), lambda: s.pack_into(b, 0), lambda: struct.Struct(), lambda: s.unpack(5)):
    try:
        f()
    except (struct.error, TypeError) as e:
        print e
        # expect: pack_into requires a buffer of at least 3 bytes
        # expect: argument must be read-write buffer, not str
        # expect: unpack_from requires a buffer of at least 3 bytes
        # expect: pack_into expected buffer argument
        # expect: pack_into expected offset argument
        # expect: pack_into expected 2 items for packing (got 0)
        # expect: Required argument 'format' (pos 1) not found
        # expect: unpack requires a string argument of length 3
class Index(object):
    def __index__(self): return 7
print repr(struct.pack('b', Index())), struct.error.__name__, struct.error.__module__  # expect: '\x07' error struct
