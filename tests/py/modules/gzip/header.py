import gzip, struct, zlib
from StringIO import StringIO


def packed(filename, **named):
    out = StringIO()
    out.name = named.pop('name', 5)
    g = gzip.GzipFile(filename, 'w', fileobj=out, **named)
    g.write('a')
    g.close()
    return out.getvalue()[:-8], g.name


print packed('d/a.gz', mtime=1.5)  # expect: ('\x1f\x8b\x08\x08\x01\x00\x00\x00\x02\xffa\x00K\x04\x00', 'd/a.gz')
print packed(u'\xe9', mtime=0)  # expect: ('\x1f\x8b\x08\x08\x00\x00\x00\x00\x02\xff\xe9\x00K\x04\x00', u'\xe9')
print packed(u'\u1234', mtime=0)  # expect: ('\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xffK\x04\x00', u'\u1234')
print packed(None, mtime=2 ** 32 - 1)  # expect: ('\x1f\x8b\x08\x00\xff\xff\xff\xff\x02\xffK\x04\x00', '')
print packed(None, mtime=0, name='x.y', compresslevel=0)  # expect: ('\x1f\x8b\x08\x08\x00\x00\x00\x00\x02\xffx.y\x00\x01\x01\x00\xfe\xffa', 'x.y')
print packed(None, mtime=0, name='<fdopen>')[1] == ''  # expect: True

body = zlib.compress('payload', 9)[2:-4]
full = '\x1f\x8b\x08\x1f\1\0\0\0\2\3\3\0extname\0comment\0xx' + body + struct.pack('<lL', zlib.crc32('payload'), 7)
g = gzip.GzipFile(fileobj=StringIO(full))
print g.read(), g.mtime, repr(g.name)  # expect: payload 1 ''
g = gzip.GzipFile(fileobj=StringIO((full + '\0' * 20) * 3))
print g.read(), g.tell()  # expect: payloadpayloadpayload 21
g = gzip.GzipFile(fileobj=StringIO(full))
g.max_read_chunk = 3
print g.read(1), g.read(), repr(g.read()), g.readline() == ''  # expect: p ayload '' True
