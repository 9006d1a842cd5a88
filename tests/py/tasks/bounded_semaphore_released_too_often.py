import threading
s = threading.BoundedSemaphore(1)
s.acquire()
s.release()
try: s.release()
except ValueError, e: print e     # expect: Semaphore released too many times
print isinstance(s, threading._Semaphore), s._initial_value     # expect: True 1
