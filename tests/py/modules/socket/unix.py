import socket, os
path = '/tmp/vmiot-unix-%d' % os.getpid()
s = socket.socket(socket.AF_UNIX)
s.bind(path)
s.listen(1)
c = socket.socket(socket.AF_UNIX)
c.connect(path)
p, address = s.accept()
print repr(address), s.getsockname() == path  # expect: '' True
p.sendall('hi')
print c.recv(5)  # expect: hi
os.unlink(path)
s.bind('a' * 200)  # expect raises: socket.error: AF_UNIX path too long
