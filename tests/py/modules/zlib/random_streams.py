# Random data through streams with random settings, in random pieces; the sums are of what CPython gives.
import hashlib
import random
import zlib

random.seed(11)
WORDS = [''.join(random.choice('abcdefghij\xe9\0') for _ in range(random.randrange(1, 9))) for _ in range(60)]


def some():
    kind, size = random.randrange(4), random.choice([0, 1, 5, 100, 1000, 3000, 20000])
    if kind == 0:
        return ''.join(map(chr, [random.randrange(256) for _ in xrange(size // 4)]))
    if kind == 1:
        return 'x' * size
    if kind == 2:
        return ' '.join([random.choice(WORDS) for _ in xrange(size // 5)])
    return ''.join(random.sample(WORDS, 20)) * (size // 80) + 'end'


def tried(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__ + str(e)


def packed(data):
    settings = (random.randrange(-1, 10), 8, random.choice([15, 15, 9, 12, -15, -9, 25, 31]), random.randrange(1, 10),
                random.randrange(5))
    c = zlib.compressobj(*settings)
    out, at = [], 0
    while at < len(data):
        size = random.choice([1, 50, 3000, 20000])
        out.append(c.compress(data[at:at + size]))
        at += size
        if random.random() < 0.2:
            out.append(c.flush(random.choice([1, 2, 3, 5])))
        if random.random() < 0.1:
            # The copy goes on, and what happens to the original does not matter.
            c, old = c.copy(), c
            old.compress('unseen' * 9)
            old.flush()
    return ''.join(out) + c.flush(), settings[2]


def unpacked(data, wbits):
    d = zlib.decompressobj(wbits)
    out, at = [], 0
    while at < len(data):
        size, most = random.choice([1, 70, 4000, 20000]), random.choice([0, 0, 1, 100, 20000])
        if random.random() < 0.1:
            d = d.copy()
        out.append(tried(d.decompress, d.unconsumed_tail + data[at:at + size], most))
        out.append(str(len(d.unconsumed_tail)))
        at += size
    return '|'.join(out + [tried(d.flush, random.choice([1, 300, 16384])), d.unused_data, d.unconsumed_tail])


sums = dict((name, hashlib.md5()) for name in ('packed', 'whole', 'unpacked', 'damaged', 'checks'))
for _ in xrange(80):
    data = some()
    pack, wbits = packed(data)
    sums['packed'].update(pack)
    sums['whole'].update(zlib.compress(data, random.randrange(-1, 10)) + zlib.decompress(pack, wbits))
    sums['unpacked'].update(unpacked(pack + random.choice(['', '', 'rest' * 9]), wbits))
    at = random.randrange(len(pack))
    bad = pack[:at] + random.choice(['', chr(random.randrange(256))]) + pack[at + 1:]
    sums['damaged'].update(tried(zlib.decompress, bad, wbits) + unpacked(bad, wbits))
    start = random.randrange(-2 ** 31, 2 ** 32)
    sums['checks'].update('%d %d %d' % (zlib.crc32(data, start), zlib.adler32(data), zlib.adler32(data, start % 60000)))
for name in sorted(sums):
    print name, sums[name].hexdigest()
