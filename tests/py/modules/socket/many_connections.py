# A server with one thread for each connection, clients in threads of the same program. A connection may break at any byte;
# then its client says so, and nobody else is touched.
import socket, thread

CLIENTS, MESSAGES = 20, 20
listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(CLIENTS)
address = listener.getsockname()
lock = thread.allocate_lock()
over = thread.allocate_lock()
over.acquire()
running = [2 * CLIENTS + 1]
failures = []

def task(body, *args):
    def run():
        try:
            body(*args)
        except Exception as e:
            if not isinstance(e, socket.error):
                failures.append(e)
        finally:
            with lock:
                running[0] -= 1
                if running[0] == 0:
                    over.release()
    thread.start_new_thread(run, ())

def serve(connection):
    try:
        while True:
            data = connection.recv(4096)
            if not data:
                break
            connection.sendall(data)
    finally:
        connection.close()

def accept():
    for _ in range(CLIENTS):
        task(serve, listener.accept()[0])

def client(n):
    s = socket.socket()
    try:
        s.connect(address)
        for i in range(MESSAGES):
            message = "%d:%d:%s\n" % (n, i, "x" * (n * i))
            s.sendall(message)
            reply = ""
            while not reply.endswith("\n"):
                data = s.recv(1000)
                if not data:
                    break
                reply += data
            # The connection may end in the middle, but never give something else.
            if not message.startswith(reply):
                failures.append((message, reply))
            if reply != message:
                break
    finally:
        s.close()

task(accept)
for n in range(CLIENTS):
    task(client, n)
over.acquire()
listener.close()
print running[0], failures  # expect: 0 []
