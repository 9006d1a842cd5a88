import io, os
r, w = os.pipe()
f = io.FileIO(w, 'w')
print f.mode, f.closefd, f.seekable(), f.writable()  # expect: wb True False True
print f.write('abc')  # expect: 3
f.close()
print io.FileIO(r).readall()  # expect: abc
f.write('x')  # expect raises: ValueError: I/O operation on closed file
