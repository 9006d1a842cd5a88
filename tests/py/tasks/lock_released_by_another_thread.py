import threading
l = threading.Lock()
l.acquire()
t = threading.Thread(target=l.release)
t.start()
print l.acquire()     # expect: True
t.join()
