import os
path = '/tmp/vmiot-write_read_seek-%d' % os.getpid()
f = open(path, 'w+')
f.write('hello\nworld\n')
print f.tell()  # expect: 12
f.seek(0)
print repr(f.readline()), f.tell()  # expect: 'hello\n' 6
print repr(f.read(3))  # expect: 'wor'
f.seek(-2, 2)
print repr(f.read())  # expect: 'd\n'
f.close()
os.unlink(path)
print f.closed  # expect: True
