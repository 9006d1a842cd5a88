# Who is connected sees the end of a connection as soon as nobody refers to its socket any more.
import socket

server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(5)


def connect():
    c = socket.create_connection(server.getsockname())
    c.settimeout(10)
    return c


def rest(c):
    parts = []
    while True:
        part = c.recv(10)
        if not part:
            return ''.join(parts)
        parts.append(part)


def serve():
    conn, addr = server.accept()
    conn.send('local')


c = connect()
serve()
print rest(c)  # expect: local

c = connect()
conn, addr = server.accept()
conn.send('rebound')
conn = None
print rest(c)  # expect: rebound

c = connect()
conn, addr = server.accept()
conn.settimeout(10)
c.send('client')
c = None
print rest(conn)  # expect: client
