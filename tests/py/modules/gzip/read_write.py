import gzip, io, os, tempfile
name = tempfile.mktemp('.gz')
with gzip.open(name, 'w') as f:
    print f.write('one\ntwo\n'), f.tell(), f.name == name, f.mode, f.writable(), f.readable()  # expect: 8 8 True 2 True False
    f.writelines(['three\n', 'four'])
    print f.seek(30), f.tell()  # expect: 30 30
with gzip.open(name, 'ab') as f:
    f.write(memoryview('second member'))
f = gzip.open(name)
print list(f)  # expect: ['one\n', 'two\n', 'three\n', 'four\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00second member']
print f.seek(4), f.read(3), f.readline(), f.readline(2), f.readline(), f.tell()  # expect: 4 two 
# expect: th ree
# expect: 14
f.rewind()
print f.readlines(5), isinstance(f, io.BufferedIOBase), f.closed, f.seekable(), f.isatty()  # expect: ['one\n', 'two\n'] True False True False
print f.seek(-4, 1), repr(f.read(1)), f.seek(100), repr(f.read())  # expect: 4 't' 43 ''
buf = bytearray(4)
f.seek(1)
print f.readinto(buf), repr(buf), os.fstat(f.fileno()).st_size == os.path.getsize(name)  # expect: 4 bytearray(b'ne\nt') True
f.close()
print f.closed  # expect: True
print io.BufferedReader(gzip.open(name)).read(5)  # expect: one
# expect: t
os.remove(name)
