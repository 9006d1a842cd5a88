# A descriptor that another thread closes ends the waits for it with EBADF.
# oracle: none, under CPython such a wait never ends
import os, socket, thread, time

def closed_by_other(wait, close):
    started = thread.allocate_lock()
    started.acquire()
    def other():
        time.sleep(0.02)
        close()
    thread.start_new_thread(other, ())
    try:
        print wait()
    except EnvironmentError as e:
        print e.__class__.__name__, e.errno

a, b = socket.socketpair()
closed_by_other(lambda: a.recv(1), a.close)  # expect: error 9
listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(1)
closed_by_other(listener.accept, listener.close)  # expect: error 9
a, b = socket.socketpair()
closed_by_other(lambda: a.sendall("x" * 5000000), a.close)  # expect: error 9
r, w = os.pipe()
closed_by_other(lambda: os.read(r, 1), lambda: os.close(r))  # expect: OSError 9
f = os.fdopen(os.pipe()[0])
closed_by_other(f.read, f.close)  # expect: IOError 9
