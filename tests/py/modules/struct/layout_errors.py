import struct
print repr(struct.pack('3')), repr(struct.pack('h h', 1, 2)), struct.pack('') == '', struct.unpack('', ''), struct.unpack('2x', 'ab')  # expect: '' '\x01\x00\x02\x00' True () ()
for f in (lambda: struct.pack('z'), lambda: struct.pack('<P', 1), lambda: struct.pack('3 i', 1), lambda: struct.pack('i'), lambda: struct.pack('i', 1, 2), lambda: struct.pack(5), lambda: struct.pack(), lambda: struct.unpack('i', 'abc'), lambda: struct.unpack('i'), lambda: struct.calcsize('9' * 30 + 's')):
    try:
        f()
    except (struct.error, TypeError) as e:
        print e
        # expect: bad char in struct format
        # expect: bad char in struct format
        # expect: bad char in struct format
        # expect: pack expected 1 items for packing (got 0)
        # expect: pack expected 1 items for packing (got 2)
        # expect: Struct() argument 1 must be string, not int
        # expect: missing format argument
        # expect: unpack requires a string argument of length 4
        # expect: unpack expected 2 arguments, got 1
        # expect: total struct size too long
