import socket
a, b = socket.socketpair()
c = a.dup()
a.close()
c.send('still open')
print b.recv(20)  # expect: still open
c.close()
print repr(b.recv(1))  # expect: ''
