import threading
e = threading.Event()
t = threading.Thread(target=e.wait)
t.start()
print t.join(0.01), t.is_alive(), t.join(0), t.join(-1)     # expect: None True None None
e.set()
t.join()
print t.is_alive()     # expect: False
