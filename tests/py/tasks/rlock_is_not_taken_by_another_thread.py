import threading
l = threading.RLock()
def f(): print l.acquire(False)
with l:
    t = threading.Thread(target=f)
    t.start()     # expect: False
    t.join()
    print l.acquire(False)     # expect: 1
    l.release()
t = threading.Thread(target=f)
t.start()     # expect: True
t.join()
