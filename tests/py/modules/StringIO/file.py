from StringIO import StringIO
f = StringIO('one\ntwo\n')
print repr(f.readline()), list(f), repr(f.read()), f.tell()  # expect: 'one\n' ['two\n'] '' 8
f.seek(2, 2); f.write('x')
print repr(f.getvalue())  # expect: 'one\ntwo\n\x00\x00x'
f.seek(0); f.truncate(3)
print repr(f.getvalue()), f.len  # expect: 'one' 3
print >> f, 'a', 'b'
print repr(f.getvalue())  # expect: 'a b\n'
f.close()
try:
    f.read()
except ValueError as e:
    print e  # expect: I/O operation on closed file
