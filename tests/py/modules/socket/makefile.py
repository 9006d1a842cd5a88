import socket
a, b = socket.socketpair()
f = b.makefile('rb')
a.sendall('one\ntwo\nthree')
print repr(f.readline()), repr(f.readline(2)), repr(f.read(3))  # expect: 'one\n' 'tw' 'o\nt'
a.close()
b.close()
print repr(f.read()), f.closed  # expect: 'hree' False
f.close()
print f.closed  # expect: True
