import threading
class T(threading.Thread):
    def __init__(self): pass
t = T()
for f in t.start, t.join, lambda: setattr(t, 'daemon', True):
    try: f()
    except RuntimeError, e: print e
for f in lambda: t.name, t.is_alive, lambda: t.daemon, lambda: t.ident, lambda: repr(t):
    try: f()
    except AssertionError, e: print e
# expect: thread.__init__() not called
# expect: Thread.__init__() not called
# expect: Thread.__init__() not called
# expect: Thread.__init__() not called
# expect: Thread.__init__() not called
# expect: Thread.__init__() not called
# expect: Thread.__init__() not called
# expect: Thread.__init__() was not called
