# Random archives, whole and damaged; the sums are of what CPython gives.
import hashlib
import io
import random
import struct
import zipfile
import zlib
from zipfile import ZipFile, ZipInfo

random.seed(8)


def tried(f, *args):
    try:
        return f(*args)
    except (zipfile.BadZipfile, RuntimeError, zlib.error, IndexError, UnicodeError, struct.error, NotImplementedError,
            ValueError) as e:
        return type(e).__name__ + str(e)


def some(most):
    return ''.join([random.choice(['a', 'bc', '\0', '\xff', '\r\n', 'd' * 50]) for _ in xrange(random.randrange(most))])


def archive():
    b = io.BytesIO(some(3))
    for mode in ['w', 'a'][:random.choice([1, 1, 2])]:
        with ZipFile(b, mode, random.choice([0, 8]), random.random() < 0.5) as z:
            for n in range(random.randrange(4)):
                i = ZipInfo('%s%d%s' % (mode, n, random.choice(['', '/x', '/', '\0y'])),
                            (random.randrange(1980, 2107), 2, 28, 23, 59, random.randrange(60)))
                if random.random() < 0.2:
                    i.filename += u'\xe9'
                i.compress_type = random.choice([0, 8])
                i.flag_bits = random.choice([0, 0, 8])
                i.extra = random.choice(['', '', '\2\0\1\0x', '\1\0\x08\0' + 'A' * 8])
                i.comment = random.choice(['', 'said'])
                z.writestr(i, some(300))
            z.comment = random.choice(['', 'PK', 'all'])
    return b.getvalue()


def seen(data):
    out = []
    z = ZipFile(io.BytesIO(data))
    out.append(repr(z.comment))
    for i in z.infolist():
        out.append(repr([str(getattr(i, name)) for name in ZipInfo.__slots__ if name not in ('filename', 'orig_filename')]))
        out.append(repr(i.filename))
        f = tried(z.open, i)
        if isinstance(f, str):
            out.append(f)
            continue
        for _ in range(5):
            name, arg = random.choice(['read', 'read1', 'readline', 'peek']), random.choice([-1, 0, 1, 7, 600])
            out.append(repr(tried(getattr(f, name), arg)))
        out.append(repr(tried(lambda: z.open(i, 'U').readlines())))
    out.append(repr(tried(z.testzip)))
    return '\n'.join(out)


made, read, damaged = hashlib.md5(), hashlib.md5(), hashlib.md5()
for _ in xrange(20):
    data = archive()
    made.update(data)
    state = random.getstate()
    read.update(tried(seen, data))
    random.setstate(state)
    at = random.randrange(len(data))
    state = random.getstate()
    damaged.update(tried(seen, data[:at] + chr(random.randrange(256)) * random.randrange(2) + data[at + 1:]))
    random.setstate(state)
    random.random()
print made.hexdigest(), read.hexdigest(), damaged.hexdigest()
