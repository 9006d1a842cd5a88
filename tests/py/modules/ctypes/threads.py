# Each thread has an errno of its own.
import threading
from ctypes import *

libc = CDLL("libc.so.6", use_errno=True)
set_errno(7)
seen = []


def work():
    seen.append(get_errno())
    libc.close(-1)
    seen.append(get_errno())


thread = threading.Thread(target=work)
thread.start()
thread.join()
print seen, get_errno()  # expect: [0, 9] 7
