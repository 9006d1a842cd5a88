import socket
s = socket.socket()
print s.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_STREAM  # expect: True
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
print s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)  # expect: 1
print len(s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8))  # expect: 8
s.getsockopt(1, 2, 5000)  # expect raises: socket.error: getsockopt buflen out of range
