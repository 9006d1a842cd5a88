import threading
s = threading.Semaphore(2)
print s.acquire(), s.acquire(False), s.acquire(False), s._Semaphore__value     # expect: True True False 0
s.release()
s.release()
s.release()
print s._Semaphore__value     # expect: 3
with s: print s._Semaphore__value     # expect: 2
