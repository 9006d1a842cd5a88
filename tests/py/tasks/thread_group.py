import threading
try: threading.Thread(group=1)
except AssertionError, e: print e     # expect: group argument must be None for now
