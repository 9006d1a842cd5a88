import threading
def f():
    try: threading.current_thread().join()
    except RuntimeError, e: print e
f()     # expect: cannot join current thread
t = threading.Thread(target=f)
t.start()     # expect: cannot join current thread
t.join()
