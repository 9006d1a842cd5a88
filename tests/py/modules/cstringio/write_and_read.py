from cStringIO import StringIO, InputType, OutputType
f = StringIO()
f.write('hello\nworld'); print >>f, 1, 2; print repr(f.getvalue()), f.tell()  # expect: 'hello\nworld1 2\n' 15
f.seek(2); f.write('XX'); print repr(f.getvalue()), f.read(3), repr(f.readline()), f.readlines()
# expect: 'heXXo\nworld1 2\n' o
# expect: w 'orld1 2\n' []
f.seek(0, 2); f.seek(-3, 1); print repr(f.read()), f.closed, f.isatty()  # expect: ' 2\n' False False
f.truncate(4); print repr(f.getvalue()), f.tell()  # expect: 'heXX' 4
f.seek(6); f.write('Z'); print repr(f.getvalue())  # expect: 'heXX\x00\x00Z'
f.writelines(['a', u'b']); f.reset(); print repr(f.read()), list(StringIO('a\nb\n')), type(f) is OutputType  # expect: 'heXX\x00\x00Zab' ['a\n', 'b\n'] True
g = StringIO('in\nput')
print type(g) is InputType, next(g), repr(g.read()), repr(g.read()), g.getvalue(), hasattr(g, 'write')
# expect: True in
# expect: 'put' '' in
# expect: put False
f.close()
f.read()  # expect raises: ValueError: I/O operation on closed file
