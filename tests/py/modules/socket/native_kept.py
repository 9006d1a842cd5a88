# SPDX-License-Identifier: MIT
"""Who has the native socket of a connection can use it when all else that was made of it is closed or gone."""
import gc
import socket

server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(5)


def connect():
    c = socket.create_connection(server.getsockname())
    c.settimeout(20)
    return c, server.accept()[0]


def rest(c):
    return ''.join(iter(lambda: c.recv(10), ''))


c, conn = connect()
f = conn.makefile('r')
native = f._sock
print native is conn._sock, type(native) is socket._socketobject  # expect: True False
f.close()
conn.close()
print f._sock, type(conn._sock)  # expect: None <class 'socket._closedsocket'>
native.send('still here')
native = None
print rest(c)  # expect: still here

# The same where they are not closed, but dropped.
c, conn = connect()
native = conn.makefile()._sock
conn = None
gc.collect()
c.send('x')
print native.recv(1)  # expect: x
other = socket.socket(_sock=native)
native = None
other.send('from another')
other.close()
print rest(c)  # expect: from another


# A file object of somebody else's socket.
class Channel(object):
    def recv(self, size):
        return 'line\n'[:size]


f = socket._fileobject(Channel(), 'r', 10)
print type(f._sock).__name__, f.readline(),  # expect: Channel line
f._sock = Channel()
f.close()
print f._sock  # expect: None
