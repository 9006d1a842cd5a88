import os
path = '/tmp/vmiot-universal_newlines-%d' % os.getpid()
open(path, 'wb').write('a\r\nb\rc\n')
f = open(path, 'U')
print f.newlines  # expect: None
print repr(f.read())  # expect: 'a\nb\nc\n'
print f.newlines  # expect: ('\r', '\n', '\r\n')
print open(path, 'rb').readlines()  # expect: ['a\r\n', 'b\rc\n']
print repr(open(path, 'rU').readline())  # expect: 'a\n'
os.unlink(path)
