# Each direction of a connection ends by itself; resets and broken pipes have their numbers.
import errno, socket, struct

listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(5)
def pair():
    client = socket.create_connection(listener.getsockname())
    return client, listener.accept()[0]

def everything(s):
    parts = []
    while not parts or parts[-1]:
        parts.append(s.recv(100))
    return "".join(parts)

a, b = pair()
a.sendall("question")
a.shutdown(socket.SHUT_WR)
print everything(b)  # expect: question
b.sendall("answer")
b.close()
print everything(a)  # expect: answer
try:
    a.send("more")
except socket.error as e:
    print errno.errorcode[e.errno]  # expect: EPIPE

a, b = pair()
b.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
b.close()
try:
    a.recv(1)
except socket.error as e:
    print errno.errorcode[e.errno]  # expect: ECONNRESET

try:
    socket.gethostbyname("no.such.name.invalid")
except socket.gaierror as e:
    print e.errno < 0, isinstance(e, socket.error)  # expect: True True

buf = bytearray(8)
a, b = pair()
a.sendall("abc")
n = b.recv_into(buf)
while n < 3:
    n += b.recv_into(memoryview(buf)[n:])
print n, repr(bytes(buf))  # expect: 3 'abc\x00\x00\x00\x00\x00'
