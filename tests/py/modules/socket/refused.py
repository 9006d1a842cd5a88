import socket
s = socket.socket()
s.bind(('127.0.0.1', 0))
address = s.getsockname()
s.close()
print socket.socket().connect_ex(address)  # expect: 111
socket.socket().connect(address)  # expect raises: socket.error: [Errno 111] Connection refused
