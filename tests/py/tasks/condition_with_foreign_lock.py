# Any object with acquire and release serves as the lock.
import threading
class L(object):
    def __init__(self): self.l = threading.Lock()
    def acquire(self, *args):
        print 'acquire', args
        return self.l.acquire(*args)
    def release(self):
        print 'release'
        self.l.release()
    def __enter__(self): return self.acquire()
    def __exit__(self, *args): self.release()
c = threading.Condition(L())
with c:
    c.wait(0.01)
# expect: acquire ()
# expect: acquire (0,)
# expect: release
# expect: acquire ()
# expect: release
