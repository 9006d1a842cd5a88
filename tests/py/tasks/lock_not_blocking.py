import threading
l = threading.Lock()
print l.acquire(), l.acquire(False), l.acquire(0), l.locked()     # expect: True False False True
l.release()
print l.locked()     # expect: False
