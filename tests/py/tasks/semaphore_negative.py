import threading
for f in threading.Semaphore, threading.BoundedSemaphore:
    try: f(-1)
    except ValueError, e: print e
# expect: semaphore initial value must be >= 0
# expect: semaphore initial value must be >= 0
