# A timeout ends a wait of any kind; what arrives later is not lost.
import socket, time

a, b = socket.socketpair()
a.settimeout(0.02)
for wait in (lambda: a.recv(1), lambda: a.sendall("x" * 5000000), lambda: a.recvfrom(1)):
    start = time.time()
    try:
        wait()
    except socket.timeout as e:
        print e, time.time() - start >= 0.019
# expect: timed out True
# expect: timed out True
# expect: timed out True
b.send("late")
print a.makefile().read(4)  # expect: late
listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(1)
listener.settimeout(0.01)
try:
    listener.accept()
except socket.timeout as e:
    print e  # expect: timed out
c = socket.create_connection(listener.getsockname(), 5)
d, address = listener.accept()
print address == c.getsockname(), d.gettimeout()  # expect: True None
