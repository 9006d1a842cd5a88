# oracle: none, CPython cannot interrupt a wait for a lock
# The handler frees the lock, so the main thread is woken; it then leaves by an exception, and the other waiter gets it.
import signal, thread, threading
l = thread.allocate_lock()
l.acquire()
class Stop(Exception): pass
def handler(n, frame):
    l.release()
    raise Stop
signal.signal(signal.SIGINT, handler)
got = []
def second():
    thread.interrupt_main()
    with l: got.append(1)
t = threading.Thread(target=second)
try:
    t.start()
    l.acquire()
except Stop: print 'stopped'     # expect: stopped
t.join()
print got     # expect: [1]
