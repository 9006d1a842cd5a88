# needs: bz2
import array, bz2, random
def error(f, *args, **named):
    try:
        print repr(f(*args, **named))
    except Exception as e:
        print type(e).__name__, e
text = 'hello world\n' * 3
packed = bz2.compress(text)
print repr(packed)
# expect: 'BZh91AY&SY\xa3TV\x92\x00\x00\x07Q\x80\x00\x10@\x00\x06D\x90\x80 \x00"\xbf\xd5COD \xc9\x88\xe2")kV\x98\x8c|]\xc9\x14\xe1BB\x8dQZH'
print bz2.decompress(packed) == text, bz2.decompress(packed + 'more') == text, bz2.decompress(packed + packed) == text      # expect: True True True
print repr(bz2.compress('', 3)), repr(bz2.compress(data='a', compresslevel=1)[:4]), repr(bz2.decompress(''))        # expect: 'BZh3\x17rE8P\x90\x00\x00\x00\x00' 'BZh1' ''
print len(set(map(bz2.compress, [u'ab', buffer('ab'), bytearray('ab'), memoryview('ab'), array.array('c', 'ab')])))         # expect: 1
error(bz2.compress, u'\xe4')            # expect: UnicodeEncodeError 'ascii' codec can't encode character u'\xe4' in position 0: ordinal not in range(128)
error(bz2.compress)                     # expect: TypeError Required argument 'data' (pos 1) not found
error(bz2.compress, 'a', 0)             # expect: ValueError compresslevel must be between 1 and 9
error(bz2.compress, 'a', 10)            # expect: ValueError compresslevel must be between 1 and 9
error(bz2.compress, 'a', 'b')           # expect: TypeError an integer is required
error(bz2.decompress, 5)                # expect: TypeError decompress() argument 1 must be string or buffer, not int
error(bz2.decompress, packed, 1)        # expect: TypeError decompress() takes exactly 1 argument (2 given)
error(bz2.decompress, packed[:-1])      # expect: ValueError couldn't find end of stream
error(bz2.decompress, 'garbage')        # expect: IOError invalid data stream
error(bz2.decompress, packed[:20] + 'X' + packed[21:])          # expect: IOError invalid data stream

c = bz2.BZ2Compressor(compresslevel=9)
print repr(c.compress(text)), repr(c.compress('')), c.flush() == packed        # expect: '' '' True
error(c.flush)                          # expect: ValueError object was already flushed
error(c.compress, 'a')                  # expect: ValueError this object was already flushed
error(c.compress, 5)                    # expect: TypeError compress() argument 1 must be string or buffer, not int
error(bz2.BZ2Compressor, 0)             # expect: ValueError compresslevel must be between 1 and 9
error(bz2.BZ2Compressor, 1, 2)          # expect: TypeError BZ2Compressor() takes at most 1 argument (2 given)
error(bz2.BZ2Compressor, x=3)           # expect: TypeError 'x' is an invalid keyword argument for this function
d = bz2.BZ2Decompressor()
print repr(d.decompress('')), repr(d.decompress(packed[:20])), repr(d.unused_data)          # expect: '' '' ''
print d.decompress(packed[20:] + 'rest') == text, d.unused_data        # expect: True rest
error(d.decompress, '')                 # expect: EOFError end of stream was already found
error(bz2.BZ2Decompressor, 1)           # expect: TypeError BZ2Decompressor() takes exactly 0 arguments (1 given)
error(bz2.BZ2Decompressor().decompress, 'bad data')         # expect: IOError invalid data stream
class Own(bz2.BZ2Decompressor):
    def __init__(self, name):
        bz2.BZ2Decompressor.__init__(self)
        self.name = name
print Own('x').decompress(packed) == text, packed.encode('hex').decode('hex').decode('bz2') == text     # expect: True True

rng = random.Random(11)
for size in 1, 100, 500:
    data = ''.join(rng.choice(('a', 'b', 'cd' * 20, chr(rng.randrange(256)))) for i in xrange(size))
    c, d = bz2.BZ2Compressor(1), bz2.BZ2Decompressor()
    pieces, at = [], 0
    while at < len(data):
        step = rng.randrange(1, 1 + len(data) // 4 or 2)
        pieces.append(c.compress(data[at:at + step]))
        at += step
    packed = ''.join(pieces) + c.flush()
    out = [d.decompress(packed[i:i + 5000]) for i in range(0, len(packed), 5000)]
    print len(packed), packed == bz2.compress(data, 1), ''.join(out) == data
# expect: 40 True True
# expect: 130 True True
# expect: 446 True True
