# oracle: none, vmiot is a module of ours
from vmiot import createthread, sleep
import threading
lock = threading.Lock()
lock.acquire()
for wait in [lambda: sleep(1000000), lock.acquire, lambda: sorted([2, 1], key=lambda x: sleep(1000000))]:
    t = createthread(wait)
    while t.state != 'parked':
        sleep(0)
    t.kill('enough')
    print t.join().text
# expect: killed (enough)
# expect: killed (enough)
# expect: killed (enough)
