import socket, errno
a, b = socket.socketpair()
a.setblocking(0)
try:
    a.recv(1)
except socket.error as e:
    print e.errno == errno.EAGAIN  # expect: True
b.send('x')
print a.recv(1)  # expect: x
a.settimeout(-1)  # expect raises: ValueError: Timeout value out of range
