import thread, threading
try: threading.Lock().release()
except thread.error, e: print e     # expect: release unlocked lock
print threading.ThreadError is thread.error     # expect: True
