import threading
d = threading.local()
d.x = 1
def f():
    print hasattr(d, 'x'), d.__dict__
    d.x = 2
t = threading.Thread(target=f)
t.start()     # expect: False {}
t.join()
print d.x, d.__dict__     # expect: 1 {'x': 1}
del d.x
try: d.x
except AttributeError, e: print e     # expect: 'thread._local' object has no attribute 'x'
