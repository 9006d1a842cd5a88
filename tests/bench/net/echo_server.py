# SPDX-License-Identifier: MIT
"""An echo server with one thread for each connection. Prints its port; ends after as many connections as it is told."""
import socket
import sys
import thread


def serve(connection):
    try:
        while True:
            data = connection.recv(4096)
            if not data:
                break
            connection.sendall(data)
    finally:
        connection.close()
        with lock:
            left[0] -= 1
            if left[0] == 0:
                done.release()


thread.stack_size(256 * 1024)
lock = thread.allocate_lock()
left = [int(sys.argv[1])]
done = thread.allocate_lock()
done.acquire()
listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", 0))
listener.listen(1024)
print listener.getsockname()[1]
sys.stdout.flush()
for _ in range(left[0]):
    connection, address = listener.accept()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    thread.start_new_thread(serve, (connection,))
done.acquire()
