# needs: bz2
import bz2, os, shutil, tempfile
top = tempfile.mkdtemp()
def put(name, data):
    with open(os.path.join(top, name), 'wb') as f:
        f.write(data)
    return f.name
def error(f, *args, **named):
    try:
        print repr(f(*args, **named))
    except Exception as e:
        print type(e).__name__, str(e).replace(top, '')
text = 'line1\nline2\r\nline3\rlast'
path = put('a', bz2.compress(text))
f = bz2.BZ2File(path)
print f.name == path, f.mode, f.closed, f.newlines, f.softspace         # expect: True rb 0 None 0
print repr(f.read(3)), f.tell(), repr(f.readline()), repr(f.readline(2)), repr(f.read(0)), repr(f.readline(0)), f.tell(), repr(f.readline())
# expect: 'lin' 3 'e1\n' 'li' '' '' 8 'ne2\r\n'
print repr(f.next()), f.tell(), repr(f.read()), repr(f.readline()), f.readlines(), list(f)             # expect: 'line3\rlast' 23 '' '' [] []
f.seek(2)
print repr(f.read(2)), f.seek(1, 1), repr(f.read(2)), f.seek(-3, 1), repr(f.read(2)), f.seek(-4, 2), f.tell(), repr(f.read())
# expect: 'ne' None '\nl' None '1\n' None 19 'last'
f.seek(100)
print f.tell(), f.seek(-5), f.tell(), f.readlines()     # expect: 23 None 0 ['line1\n', 'line2\r\n', 'line3\rlast']
error(f.write, 'x')             # expect: IOError file is not ready for writing
error(f.read, 'a')              # expect: TypeError an integer is required
error(f.read, 1.5)              # expect: TypeError integer argument expected, got float
error(f.readlines, None)        # expect: TypeError an integer is required
f.close()
f.close()
print f.closed                  # expect: 1
for name in 'read', 'readline', 'readlines', 'tell', '__iter__', 'next', 'xreadlines', '__enter__':
    error(getattr(f, name))
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file
# expect: ValueError I/O operation on closed file

f = bz2.BZ2File(path, 'rU')
print repr(f.readline()), repr(f.newlines), repr(f.readline()), f.tell(), f.readlines(), f.newlines
# expect: 'line1\n' '\n' 'line2\n' 12 ['line3\n', 'last'] ('\r', '\n', '\r\n')
print repr(bz2.BZ2File(put('r', bz2.compress('a\r\nb\r')), 'U').read()), repr(bz2.BZ2File(path, 'U').read(9))        # expect: 'a\nb\n' 'line1\nlin'
packed = bz2.compress(text)
for data in bz2.compress(''), packed + packed, packed + 'junk', '', 'no bzip2 at all', packed[:-5]:
    path = put('x', data)
    error(bz2.BZ2File(path).read)
    error(list, bz2.BZ2File(path))
# expect: ''
# expect: []
# expect: 'line1\nline2\r\nline3\rlast'
# expect: ['line1\n', 'line2\r\n', 'line3\rlast']
# expect: 'line1\nline2\r\nline3\rlast'
# expect: ['line1\n', 'line2\r\n', 'line3\rlast']
# expect: EOFError compressed file ended before the logical end-of-stream was detected
# expect: EOFError compressed file ended before the logical end-of-stream was detected
# expect: IOError invalid data stream
# expect: IOError invalid data stream
# expect: EOFError compressed file ended before the logical end-of-stream was detected
# expect: EOFError compressed file ended before the logical end-of-stream was detected
error(bz2.BZ2File, os.path.join(top, 'none'))   # expect: IOError [Errno 2] No such file or directory: '/none'
error(bz2.BZ2File, None)        # expect: TypeError coercing to Unicode: need string or buffer, NoneType found

path = os.path.join(top, 'w')
with bz2.BZ2File(path, 'w', compresslevel=1) as f:
    f.write('abc')
    f.write(u'def')
    f.write(bytearray('g'))
    print f.mode, f.tell()      # expect: wb 7
    f.writelines(['h', buffer('i'), u'j\n'])
    print >> f, 'printed', 5
    for args in (5,), (None,), (u'\xe4',):
        error(f.write, *args)
    error(f.writelines, 5)
    error(f.writelines, [5])
    error(f.seek, 0)
    error(f.read)
    error(f.readline)
# expect: TypeError write() argument 1 must be string or buffer, not int
# expect: TypeError write() argument 1 must be string or buffer, not None
# expect: UnicodeEncodeError 'ascii' codec can't encode character u'\xe4' in position 0: ordinal not in range(128)
# expect: TypeError writelines() requires an iterable argument
# expect: TypeError writelines() argument must be a sequence of strings
# expect: IOError seek works only while reading
# expect: IOError file is not ready for reading
# expect: IOError file is not ready for reading
with open(path, 'rb') as f:
    print repr(f.read(4)), repr(bz2.BZ2File(path).read())       # expect: 'BZh1' 'abcdefghij\nprinted 5\n'
bz2.BZ2File(path, 'wb').close()
print repr(bz2.BZ2File(path).read()), os.path.getsize(path)     # expect: '' 14

lines = ['line %d\n' % i for i in range(2000)]
with bz2.BZ2File(path, 'w') as f:
    f.writelines(lines)
f = bz2.BZ2File(path)
print list(f) == lines, f.tell()        # expect: True 18890
f.seek(0)
print f.readlines() == lines, f.seek(-10, 2), repr(f.read())            # expect: True None 'line 1999\n'
f.seek(0)
print len(f.readlines(10)), f.tell()         # expect: 923 8197
print f.next() == lines[923]            # expect: True
error(f.read)                   # expect: ValueError Mixing iteration and read methods would lose data
f.seek(7)
print repr(f.readline())        # expect: 'line 1\n'
shutil.rmtree(top)
