import socket
print repr(socket.inet_aton('1.2.3.4')), socket.inet_ntoa('\x7f\0\0\1')  # expect: '\x01\x02\x03\x04' 127.0.0.1
print repr(socket.inet_pton(socket.AF_INET6, '::1'))  # expect: '\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01'
print socket.inet_ntop(socket.AF_INET6, '\xfe\x80' + '\0' * 13 + '\1')  # expect: fe80::1
print socket.htons(1), socket.htonl(1), socket.ntohs(256)  # expect: 256 16777216 1
socket.inet_aton('1.2.3.4.5')  # expect raises: socket.error: illegal IP address string passed to inet_aton
