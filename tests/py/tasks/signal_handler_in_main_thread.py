# process: signals
import os, signal, threading
seen = threading.Event()
def handler(n, frame):
    print n == signal.SIGUSR1, threading.current_thread().name
    seen.set()
signal.signal(signal.SIGUSR1, handler)
t = threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGUSR1))
t.start()
t.join()
while not seen.is_set(): seen.wait(0.01)     # expect: True MainThread
