import audioop, hashlib, random, struct
rng = random.Random(3)
def noise(size):
    return ''.join([chr(rng.randrange(256)) for i in range(size)])
def show(f, *args):
    try:
        r = f(*args)
    except Exception as e:
        return type(e).__name__ + ' ' + str(e)
    return repr(r) if len(repr(r)) < 34 else hashlib.md5(repr(r)).hexdigest()[:8]
tone = ''.join([struct.pack('<h', int(9000 * ((i % 50) - 25) / 25)) for i in range(200)])
fragments = ['', '\0', '\x7f\x80', '\1\2\3\4', '\xff' * 4, '\0\0\0\x80', '\xff\xff\xff\x7f' * 2, noise(80), tone]
for width in 1, 2, 4:
    for fragment in fragments:
        print width, len(fragment)
        for name in ('max minmax avg rms maxpp avgpp cross reverse lin2ulaw ulaw2lin lin2alaw alaw2lin').split():
            print name, show(getattr(audioop, name), fragment, width),
        for name, choices in (('lin2lin', [(1,), (2,), (4,)]), ('mul', [(0,), (-1,), (.3,), (2.7,), (1e10,)]),
                              ('bias', [(1,), (-40000,), (2 ** 31 - 1,)]), ('getsample', [(0,), (1,), (-1,)]),
                              ('tomono', [(.5, .5), (2.5, 1e9)]), ('tostereo', [(1, 1), (.5, -3)]),
                              ('lin2adpcm', [(None,), ((-500, 30),), ((7, 88),)]), ('adpcm2lin', [(None,), ((-500, 30),)]),
                              ('ratecv', [(1, 8000, 44100, None), (2, 44100, 8000, None), (1, 3, 2, None, 2, 1)])):
            print name, [show(getattr(audioop, name), fragment, width, *args) for args in choices],
        print 'add', show(audioop.add, fragment, fragment, width), show(audioop.add, fragment, fragment[::-1], width)
long_ = noise(2000)
part = long_[100:300]
print audioop.findfit(long_, part), audioop.findfit(long_, long_), audioop.findfactor(long_[:400], long_[400:800]), audioop.findmax(long_, 50), audioop.findmax(long_, 1000)
rate = packing = unpacking = None
converted, packed, unpacked = [], [], []
for i in range(0, 2000, 200):
    text, rate = audioop.ratecv(long_[i:i + 200], 2, 2, 44100, 16000, rate)
    converted.append(text)
    text, packing = audioop.lin2adpcm(long_[i:i + 200], 2, packing)
    packed.append(text)
    text, unpacking = audioop.adpcm2lin(text, 2, unpacking)
    unpacked.append(text)
for pieces, state in (converted, rate), (packed, packing), (unpacked, unpacking):
    print hashlib.md5(''.join(pieces)).hexdigest(), state
every = struct.pack('<8192h', *range(-32768, 32768, 8))
print hashlib.md5(audioop.lin2ulaw(every, 2)).hexdigest(), hashlib.md5(audioop.lin2alaw(every, 2)).hexdigest()
