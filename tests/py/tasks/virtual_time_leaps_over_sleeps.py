# oracle: none, CPython has no virtual time
# flags: --virtual-time
import time, threading
from vmiot import receive, sleep
start = time.time()
time.sleep(100000)
sleep(500)
receive(timeout=3)
threading.Event().wait(2)
print round(time.time() - start, 2)     # expect: 100005.5
