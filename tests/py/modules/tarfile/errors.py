import tarfile
from cStringIO import StringIO


def tried(f, *args, **named):
    try:
        print repr(f(*args, **named))
    except Exception as e:
        print type(e).__name__, e


out = StringIO()
t = tarfile.open(fileobj=out, mode='w')
i = tarfile.TarInfo('n')
i.size = 5
tried(t.addfile, i, StringIO('abc'))  # expect: IOError end of file reached
t = tarfile.open(fileobj=out, mode='w')
t.fileobj.seek(0)
t.offset = 0
t.addfile(i, StringIO('hello'))
tried(t.next)  # expect: IOError bad operation for mode 'w'
tried(t.extractfile, 'n')  # expect: IOError bad operation for mode 'w'
t.close()
tried(t.getnames)  # expect: IOError TarFile is closed
data = out.getvalue()
r = tarfile.open(fileobj=StringIO(data))
tried(r.add, '/etc')  # expect: IOError bad operation for mode 'r'
tried(r.getmember, 'q')  # expect: KeyError "filename 'q' not found"
f = r.extractfile('n')
print f.read(2), f.tell(), f.seek(-1, 2), f.readline(), f.readlines(), f.size, f.name  # expect: he 2 None o [] 5 n
tried(f.seek, 0, 7)  # expect: ValueError Invalid argument
f.close()
tried(f.read)  # expect: ValueError I/O operation on closed file
for mode, bad in ('r', ''), ('r:', ''), ('r', 'x' * 600), ('r:', 'x' * 600), ('r:', data[:600]), ('r:', data[:300]), ('r:gz', data), \
        ('r|gz', data), ('r|*', data[:512]), ('r:', data[:148] + 'garbage!' + data[156:]), ('r:', data[:9] + 'x' + data[10:]):
    tried(lambda: tarfile.open(mode=mode, fileobj=StringIO(bad)).getnames())
# expect: ReadError file could not be opened successfully
# expect: ReadError empty file
# expect: ReadError file could not be opened successfully
# expect: ReadError invalid header
# expect: ReadError unexpected end of data
# expect: ReadError truncated header
# expect: ReadError not a gzip file
# expect: ReadError not a gzip file
# expect: ReadError unexpected end of data
# expect: ReadError invalid header
# expect: ReadError bad checksum
tried(tarfile.open)  # expect: ValueError nothing to open
tried(tarfile.open, 'x', 'q')  # expect: ValueError undiscernible mode
tried(tarfile.open, 'x', 'r:xz')  # expect: CompressionError unknown compression type 'xz'
tried(tarfile.open, 'x', 'a|')  # expect: ValueError mode must be 'r' or 'w'
tried(tarfile.open, '/nonexistent')  # expect: IOError [Errno 2] No such file or directory: '/nonexistent'
tried(tarfile.TarFile, 'x', 'q')  # expect: ValueError mode must be 'r', 'a' or 'w'
s = tarfile.open(mode='r|', fileobj=StringIO(data))
print s.getnames()  # expect: ['n']
tried(lambda: s.extractfile('n').read())  # expect: StreamError seeking backwards is not allowed
r.list()  # expect: -rw-r--r-- 0/0          5 1970-01-01 00:00:00 n

# Classes from private modules say that they are of this one: reprs, tracebacks and pickles show it.
for name in 'TarError ReadError TarInfo TarFile ExFileObject filemode copyfileobj'.split():
    assert getattr(tarfile, name).__module__ == 'tarfile', name
