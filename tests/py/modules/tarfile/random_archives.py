# Random archives of all formats, whole and damaged; the sums are of what CPython gives.
import gzip
import hashlib
import random
import struct
import tarfile
import zlib
from cStringIO import StringIO

random.seed(21)
FIELDS = ('name', 'mode', 'uid', 'gid', 'size', 'mtime', 'chksum', 'type', 'linkname', 'uname', 'gname', 'devmajor',
          'devminor', 'offset', 'offset_data')


def tried(f, *args, **named):
    try:
        return f(*args, **named)
    except (tarfile.TarError, IOError, ValueError, LookupError, zlib.error, struct.error, TypeError, OverflowError) as e:
        return type(e).__name__ + str(e)
    except RuntimeError:
        return 'links in a circle'


def name():
    part = random.choice(['a', 'b/', 'c' * 20, 'long/' * 15, 'x' * 101, u'\xe9', u'\u1234/y', '\xc3\xa9', 'dir/', '../z'])
    return part + random.choice(['', '', 'q', '/'])


def archive():
    out = StringIO()
    options = dict(format=random.randrange(3), encoding=random.choice(['utf-8', 'ascii', 'iso8859-1']),
                   errors=random.choice(['strict', 'ignore', 'replace']))
    if random.random() < 0.2:
        options['pax_headers'] = {u'comment': u'\xe9', u'mtime': u'5.5', u'gname': u'all'}
    t = tarfile.open(fileobj=out, mode='w' + random.choice('::|'), **options)
    log = []
    for _ in range(random.randrange(5)):
        i = tarfile.TarInfo(name())
        data = ''.join([random.choice(['a', 'bc', '\0', '\n', 'd' * 90]) for _ in xrange(random.randrange(30))])
        i.type = random.choice('0001235\0' + '7Q')
        i.size = len(data) if i.isreg() or i.type == 'Q' else 0
        i.mode, i.mtime = random.choice([0644, 0755, 040777]), random.choice([0, 1e9, 1.5, -3, 2 ** 35])
        i.uid, i.gid = random.choice([0, 1000, 2 ** 21, 2 ** 22]), random.choice([0, 8 ** 8])
        i.uname, i.gname = random.choice(['', 'root', u'\xfc']), random.choice(['', 'g' * 40])
        i.linkname = random.choice(['', 'a', 'l' * 120]) if i.issym() or i.islnk() else ''
        i.devmajor = random.choice([0, 8]) if i.isdev() else 0
        if random.random() < 0.2:
            i.pax_headers = random.choice([{u'path': u'other'}, {u'a': u'b', u'size': u'3'}, {u'uid': u'x', u'zz': u''}])
        log.append(str(tried(t.addfile, i, StringIO(data) if i.size else None)))
    t.close()
    return out.getvalue(), log


def seen(data, mode, options):
    out = []
    t = tarfile.open('n', mode, StringIO(data), **options)
    for i in t:
        out.append(repr([getattr(i, field) for field in FIELDS] + sorted(i.pax_headers.items())))
        if random.random() < 0.7 and not (i.issym() or i.islnk()):
            f = t.extractfile(i)
            for _ in range(3):
                out.append(repr(f and tried(random.choice([f.read, f.readline, f.read]), random.choice([1, 20, 3000]))))
    out.append(repr(t.pax_headers.items()))
    if mode[1:2] != '|':
        out.append(repr([tried(t.extractfile, i).__class__ is str for i in t.getmembers() if i.issym() or i.islnk()]))
    return '\n'.join(out)


sums = [hashlib.md5() for _ in range(3)]
for _ in xrange(25):
    data, log = archive()
    sums[0].update(data + ' '.join(log))
    mode = random.choice(['r', 'r:', 'r|', 'r|*', 'r:*'])
    options = dict(encoding=random.choice(['utf-8', 'ascii', 'iso8859-1']), ignore_zeros=random.random() < 0.2)
    state = random.getstate()
    sums[1].update(tried(seen, data, mode, options))
    random.setstate(state)
    at = random.randrange(min(len(data), 4096))
    bad = data[:at] + random.choice(['', '\0', '7', '\x80', 'x' * 30]) + data[at + 1:]
    if random.random() < 0.2:
        bad = bad[:at]
    state = random.getstate()
    sums[2].update(tried(seen, bad, mode, options))
    random.setstate(state)
    random.random()
for s in sums:
    print s.hexdigest()
