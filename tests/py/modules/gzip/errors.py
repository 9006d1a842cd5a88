import gzip
from StringIO import StringIO


def tried(f, *args, **named):
    try:
        print repr(f(*args, **named))
    except Exception as e:
        print type(e).__name__, e


def read(data):
    return gzip.GzipFile(fileobj=StringIO(data)).read()


out = StringIO()
g = gzip.GzipFile('n', 'wb', 9, out, 5)
g.write('abc')
tried(g.read)  # expect: IOError [Errno 9] read() on write-only GzipFile object
tried(g.seek, 1)  # expect: IOError Negative seek in write mode
tried(g.seek, 0, 2)  # expect: ValueError Seek from end not supported
tried(g.rewind)  # expect: IOError Can't rewind in write mode
tried(g.write, 5)  # expect: TypeError object of type 'int' has no len()
tried(g.write, bytearray('abc'))  # expect: TypeError compress() argument 1 must be string or read-only buffer, not bytearray
g.close()
g.close()
tried(g.write, 'x')  # expect: ValueError I/O operation on closed file.
tried(g.flush)  # expect: ValueError I/O operation on closed file.
tried(iter, g)  # expect: ValueError I/O operation on closed file.
z = out.getvalue()
tried(read, z)  # expect: 'abc'
tried(gzip.GzipFile(fileobj=StringIO(z)).write, 'x')  # expect: IOError [Errno 9] write() on read-only GzipFile object
tried(read, '')  # expect: ''
tried(read, 'not packed')  # expect: IOError Not a gzipped file
tried(read, z[:2] + '\x07' + z[3:])  # expect: IOError Unknown compression method
tried(read, z + 'more')  # expect: IOError Not a gzipped file
tried(read, z[:3])  # expect: TypeError ord() expected a character, but string of length 0 found
tried(read, z[:-2])  # expect: error unpack requires a string argument of length 4
tried(read, z[:-8] + '\0' * 8)  # expect: IOError CRC check failed 0x0 != 0x352441c2L
tried(read, z[:-4] + '\4\0\0\0')  # expect: IOError Incorrect length of data produced
tried(gzip.GzipFile, fileobj=StringIO(), mode='q')  # expect: IOError Mode qb not supported
tried(gzip.open, '/nonexistent.gz')  # expect: IOError [Errno 2] No such file or directory: '/nonexistent.gz'
tried(gzip.GzipFile)  # expect: TypeError coercing to Unicode: need string or buffer, NoneType found
print repr(g)[:9], gzip.__all__, gzip.READ, gzip.FNAME  # expect: <gzip on  ['GzipFile', 'open'] 1 8
