# Many threads write one connection: what each sends arrives whole, though nobody takes it at once.
# oracle: none, CPython mixes what several threads send
import socket, thread

SIZE = 300000
a, b = socket.socketpair()
a.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
left = [8]
lock = thread.allocate_lock()
def send(letter, times):
    for _ in range(times):
        a.sendall(letter * SIZE)
    with lock:
        left[0] -= 1
        if left[0] == 0:
            a.shutdown(socket.SHUT_WR)
for letter in "abcdefgh":
    thread.start_new_thread(send, (letter, 2))
whole = []
f = b.makefile("rb")
while True:
    piece = f.read(SIZE)
    if not piece:
        break
    assert piece == piece[0] * SIZE, "mixed"
    whole.append(piece[0])
print "".join(sorted(whole))  # expect: aabbccddeeffgghh
