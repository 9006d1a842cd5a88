import threading
t = threading.Thread(target=lambda: None)
t.start()
try: t.start()
except RuntimeError, e: print e     # expect: threads can only be started once
t.join()
try: t.start()
except RuntimeError, e: print e     # expect: threads can only be started once
