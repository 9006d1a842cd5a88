import zlib


def tried(f, *args):
    try:
        print f(*args)
    except Exception as e:
        print type(e).__module__, type(e).__name__, e


packed = zlib.compress('a')
tried(zlib.compress, 'a', 10)  # expect: zlib error Bad compression level
tried(zlib.compress, 1)  # expect: exceptions TypeError compress() argument 1 must be string or read-only buffer, not int
tried(zlib.crc32, bytearray('a'))  # expect: exceptions TypeError crc32() argument 1 must be string or read-only buffer, not bytearray
tried(zlib.decompress, '')  # expect: zlib error Error -5 while decompressing data: incomplete or truncated stream
tried(zlib.decompress, packed[:-1])  # expect: zlib error Error -5 while decompressing data: incomplete or truncated stream
tried(zlib.decompress, 'abc')  # expect: zlib error Error -3 while decompressing data: incorrect header check
tried(zlib.decompress, packed[:-1] + '\0')  # expect: zlib error Error -3 while decompressing data: incorrect data check
tried(zlib.decompress, packed, 99)  # expect: zlib error Error -2 while preparing to decompress data: inconsistent stream state
tried(zlib.decompress, packed, 8)  # expect: zlib error Error -3 while decompressing data: invalid window size
tried(zlib.decompress, 'x\xbb' + '\0' * 6)  # expect: zlib error Error 2 while decompressing data
tried(zlib.compressobj, 1, 7)  # expect: exceptions ValueError Invalid initialization option
tried(zlib.compressobj, 1, 8, 15, 10)  # expect: exceptions ValueError Invalid initialization option
tried(zlib.decompressobj, 3)  # expect: exceptions ValueError Invalid initialization option
c = zlib.compressobj()
print repr(c.compress('abc')), repr(c.flush(0)), repr(c.flush(zlib.Z_SYNC_FLUSH))  # expect: 'x\x9c' '' 'JLJ\x06\x00\x00\x00\xff\xff'
tried(c.flush, 6)  # expect: zlib error Error -2 while flushing: inconsistent stream state
print repr(c.flush())  # expect: "\x03\x00\x02M\x01'"
tried(c.flush)  # expect: zlib error Error -2 while flushing: inconsistent stream state
tried(c.compress, 'x')  # expect: zlib error Error -2 while compressing data: inconsistent stream state
tried(c.copy)  # expect: exceptions ValueError Inconsistent stream state
d = zlib.decompressobj()
tried(d.decompress, 'x', -1)  # expect: exceptions ValueError max_length must be greater than zero
tried(d.flush, 0)  # expect: exceptions ValueError length must be greater than zero
tried(d.decompress, 'abcdefgh')  # expect: zlib error Error -3 while decompressing: incorrect header check
d = zlib.decompressobj()
print repr(d.decompress(packed + 'rest')), repr(d.unused_data), repr(d.flush())  # expect: 'a' 'rest' ''
tried(d.decompress, 'x')  # expect: zlib error Error -2 while decompressing: inconsistent stream state
tried(d.copy)  # expect: exceptions ValueError Inconsistent stream state
tried(type(c))  # expect: exceptions TypeError cannot create 'zlib.Compress' instances
