import threading
t = threading.Thread()
try: t.join()
except RuntimeError, e: print e     # expect: cannot join thread before it is started
print t.is_alive(), t.ident     # expect: False None
