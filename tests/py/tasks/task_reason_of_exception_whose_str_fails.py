# oracle: none, vmiot is a module of ours
import sys, StringIO
from vmiot import createthread

class E(Exception):
    def __str__(self):
        raise KeyError

def f():
    raise E

sys.stderr = StringIO.StringIO()
r = createthread(f).join()
print r.error.type, r.error.message  # expect: __main__.E <exception str() failed>
