import signal, thread, threading
e = []
def handler(n, frame):
    print n == signal.SIGINT, threading.current_thread().name
    e.append(1)
signal.signal(signal.SIGINT, handler)
t = threading.Thread(target=thread.interrupt_main)
t.start()
t.join()
while not e: pass     # expect: True MainThread
