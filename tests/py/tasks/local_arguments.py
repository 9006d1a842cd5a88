import threading
class L(threading.local): pass
for f in threading.local, L:
    try: f(1)
    except TypeError, e: print e
# expect: Initialization arguments are not supported
# expect: Initialization arguments are not supported
