import socket
print socket.getaddrinfo('127.0.0.1', 80, 0, socket.SOCK_STREAM)  # expect: [(2, 1, 6, '', ('127.0.0.1', 80))]
print socket.getaddrinfo('::1', 80, socket.AF_INET6, socket.SOCK_DGRAM)  # expect: [(10, 2, 17, '', ('::1', 80, 0, 0))]
socket.getaddrinfo(1, 2)  # expect raises: TypeError: getaddrinfo() argument 1 must be string or None
