import socket
s = socket.socket()
for a in (1, ('a',), ('127.0.0.1', 'b'), ('127.0.0.1', -1)):
    try:
        s.bind(a)
    except Exception as e:
        last = '%s: %s' % (type(e).__name__, e)
print last  # expect: OverflowError: getsockaddrarg: port must be 0-65535.
s.connect(('127.0.0.1', 70000))  # expect raises: OverflowError: getsockaddrarg: port must be 0-65535.
