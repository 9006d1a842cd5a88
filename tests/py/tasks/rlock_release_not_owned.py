import threading
l = threading.RLock()
def f():
    try: l.release()
    except RuntimeError, e: print e
f()     # expect: cannot release un-acquired lock
l.acquire()
t = threading.Thread(target=f)
t.start()     # expect: cannot release un-acquired lock
t.join()
print l.acquire(), l.release(), l.release()     # expect: 1 None None
f()     # expect: cannot release un-acquired lock
