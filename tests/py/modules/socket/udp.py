import socket
a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a.bind(('127.0.0.1', 0))
b.bind(('127.0.0.1', 0))
print a.sendto('data', b.getsockname())  # expect: 4
data, address = b.recvfrom(100)
print data, address == a.getsockname()  # expect: data True
buf = bytearray(3)
a.sendto('xyz', b.getsockname())
print b.recv_into(buf), buf  # expect: 3 xyz
b.recvfrom(-1)  # expect raises: ValueError: negative buffersize in recvfrom
