import threading
e = threading.Event()
print e.is_set(), e.wait(0.01), e.wait(0)     # expect: False False False
t = threading.Timer(0.02, e.set)
t.start()
print e.wait(), e.isSet(), e.wait(5)     # expect: True True True
e.clear()
print e.is_set()     # expect: False
t.join()
