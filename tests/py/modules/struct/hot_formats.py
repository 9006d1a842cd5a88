# Formats that are used over and over: the last use gives and refuses what the first one does.
import struct

class Index(object):
    def __index__(self):
        return 7

def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)

INTS = [0, 1, -1, 127, 128, 255, 256, -128, -129, 32767, 32768, 65535, -32769, 2 ** 31 - 1, 2 ** 31, -2 ** 31,
        2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, 2 ** 53, -2 ** 53, 2 ** 63 - 1, -2 ** 63, 2 ** 63, 2 ** 64 - 1, 2 ** 64,
        5L, True, Index()]
FLOATS = [0.0, -0.0, 1.5, -2.25, 1e38, 1e39, -1e39, 5e-324, float('inf'), float('-inf'), 3, -7, 2 ** 70, True, None]
TEXTS = ['', 'a', 'abc', 'abcdefgh', '\x00\xff', 5, None]
SAMPLES = []
for order in '<>@':
    for code in 'bBhHiIlLqQ':
        for value in INTS:
            SAMPLES.append((order + code + 'x' + code, (value, value)))
    for code in 'fd':
        for value in FLOATS:
            SAMPLES.append((order + 'b' + code, (1, value)))
    for code in ('c', '3s', '0s', '4p', '2c', '?', '1s?'):
        for value in TEXTS:
            count = 2 if code in ('2c', '1s?') else 1
            SAMPLES.append((order + code, (value,) * count))

ROUNDS = 130
for format, values in SAMPLES:
    packer = struct.Struct(format)
    cold = attempt(packer.pack, *values)
    good = (1,) * len(values) if format[-1] not in 'cspf?d' else values
    for i in xrange(ROUNDS):
        attempt(packer.pack, *good)
    hot = attempt(packer.pack, *values)
    if hot != cold:
        print 'differs', format, values, repr(hot), repr(cold)
    if len(hot) == packer.size:
        first = packer.unpack(hot)
        for i in xrange(ROUNDS):
            last = packer.unpack(hot)
        if repr(first) != repr(last):
            print 'unpack differs', format, first, last
        print format, repr(hot), last, packer.unpack_from('ab' + hot, 2) == last, attempt(packer.unpack, hot[1:])
    else:
        print format, hot

# All bytes of the wide integers.
for format in ('<q', '>q', '<Q', '>Q', '<l', '>L', '<h', '>b', '<f', '>d', '@P', '<5p', '>3s2x', '<?', '<2c'):
    reader = struct.Struct(format)
    for i in xrange(ROUNDS):
        reader.unpack('\0' * reader.size)
    for byte in ('\x00', '\x01', '\x7f', '\x80', '\xff'):
        for at in xrange(reader.size):
            text = '\x20' * at + byte + '\xff' * (reader.size - at - 1)
            print format, reader.unpack(text),
    print
