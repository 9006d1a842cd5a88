# A connection has one reader at a time; datagrams and new connections are given out in the order of asking.
# oracle: none, CPython lets several threads read parts of one connection
import socket, thread

a, b = socket.socketpair()
waits = thread.allocate_lock()
waits.acquire()
got = []
def first():
    got.append(a.recv(10))
    waits.release()
thread.start_new_thread(first, ())
while True:
    # Until the other one waits, there is nothing to receive; from then on the second reader is refused.
    a.setblocking(0)
    try:
        a.recv(10)
    except socket.error as e:
        if e.errno != 11:
            break
    a.setblocking(1)
    thread.start_new_thread(lambda: None, ())
    import time; time.sleep(0)
print e  # expect: [Errno 16] Another thread is receiving from this socket
a.setblocking(1)
b.send("hello")
waits.acquire()
print got  # expect: ['hello']
b.send("again")
print a.recv(10)  # expect: again
# Looking only takes nothing away.
b.send("look")
print a.recv(10, socket.MSG_PEEK), a.recv(10)  # expect: look look

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
all = thread.allocate_lock()
all.acquire()
def receive(n):
    got.append((n, server.recvfrom(10)[0]))
    if len(got) == 3:
        all.release()
del got[:]
for n in range(3):
    thread.start_new_thread(receive, (n,))
    time.sleep(0)
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for text in "x", "y", "z":
    client.sendto(text, server.getsockname())
all.acquire()
print got  # expect: [(0, 'x'), (1, 'y'), (2, 'z')]
