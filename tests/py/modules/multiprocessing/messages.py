# Connection: what is sent and received, in which direction, and what is refused.
import multiprocessing
from multiprocessing import Pipe, BufferTooShort

def tell(function, *args):
    try:
        print function(*args)
    except Exception as e:
        print type(e).__name__, e

a, b = Pipe()
a.send([1, u'\xe9', {'k': None}])
print b.poll(), b.recv(), b.poll(), b.poll(0.001)
b.send_bytes('abcdef')
print a.recv_bytes()
a.send_bytes('abcdef', 2, 3)
a.send_bytes('')
print b.recv_bytes(3), repr(b.recv_bytes())
for args in (('abc', 4), ('abc', 1, 7), ('abc', -1), ('abc', 0, -1)):
    tell(a.send_bytes, *args)
tell(a.send, lambda: 1)
room = bytearray(4)
a.send_bytes('xy')
print b.recv_bytes_into(room, 1), repr(str(room))
a.send_bytes('too long')
try:
    b.recv_bytes_into(room)
except BufferTooShort as e:
    print e.args
tell(b.recv_bytes_into, room, 9)
tell(b.recv_bytes_into, room, -1)
tell(b.recv_bytes, -1)
a.send_bytes('abcdef')
tell(b.recv_bytes, 3)
tell(b.recv)

r, w = Pipe(False)
print r.readable, r.writable, w.readable, w.writable, r.closed
tell(r.send, 1)
tell(w.recv)
tell(w.poll)
w.send(3)
w.close()
w.close()
print w.closed, r.recv()
tell(r.recv)
tell(w.send, 1)
tell(w.fileno)
r.close()
