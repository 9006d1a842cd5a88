import socket
s = socket.socket()
print s.gettimeout()  # expect: None
s.settimeout(0.05)
print s.gettimeout()  # expect: 0.05
s.bind(('127.0.0.1', 0))
s.listen(1)
s.accept()  # expect raises: socket.timeout: timed out
