# SPDX-License-Identifier: MIT
"""A connection ends for its peer also where nobody saw the last reference to its socket go."""
import socket
import threading

server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(5)


class Box(object):
    pass


def connect():
    """Both ends of a connection."""
    c = socket.create_connection(server.getsockname())
    c.settimeout(20)
    return c, server.accept()[0]


def rest(c):
    return ''.join(iter(lambda: c.recv(10), ''))


# A method of a temporary was called last.
c = socket.create_connection(server.getsockname())
c.settimeout(20)
server.accept()[0].sendall('temporary')
print rest(c)  # expect: temporary


# Kept in an object, and dropped by code that did not run when it was made.
def forget(box):
    box.connection = None


box = Box()
c, box.connection = connect()
forget(box)
print repr(rest(c))  # expect: ''

# Natives drop it.
items = []
c, conn = connect()
items.append({'connection': conn})
del conn
items[:] = []
print repr(rest(c))  # expect: ''


# The frame of a traceback held it.
def fail():
    here = connection
    raise ValueError(here)


c, connection = connect()
try:
    fail()
except ValueError:
    pass
del connection
import sys
sys.exc_clear()
print repr(rest(c))  # expect: ''

# A file with output that is not sent yet.
c, conn = connect()
f = conn.makefile('w')
f.write('from a file')
del conn, f
print rest(c)  # expect: from a file


# There is no idle moment, because another thread computes.
def compute():
    n = 0
    while not done:
        n += 1


done = []
c, conn = connect()
thread = threading.Thread(target=compute)
thread.start()
del conn
print repr(rest(c))  # expect: ''
done.append(True)
thread.join()
