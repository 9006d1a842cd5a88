import threading
e = threading.Event()
t = threading.Thread(target=e.wait)
t.start()
try: t.daemon = True
except RuntimeError, error: print error     # expect: cannot set daemon status of active thread
e.set()
t.join()
