# Descriptors, connections and sockets as messages, by multiprocessing.reduction.
import os
import pickle
import socket
from multiprocessing import Pipe, reduction

def passed(reduced):
    make, args = pickle.loads(pickle.dumps(reduced))
    return make(*args)

here, there = Pipe()
reading, writing = os.pipe()
reduction.send_handle(here, writing, None)
copy = reduction.recv_handle(there)
print copy != writing, os.write(copy, 'through a copy'), os.read(reading, 20)
os.write(here.fileno(), 'x')
try:
    reduction.recv_handle(there)
except RuntimeError as e:
    print e

left, right = Pipe()
again = passed(reduction.reduce_connection(right))
right.close()
left.send(['still', 'connected'])
print again.recv(), again.readable, again.writable
one, other = socket.socketpair()
twin = passed(reduction.reduce_socket(other))
one.sendall('bytes')
print twin.recv(9), twin.family == socket.AF_UNIX
