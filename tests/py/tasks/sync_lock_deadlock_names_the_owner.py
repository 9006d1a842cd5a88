# oracle: none, vmiot is a module of ours
# expect stderr: Thread 'a' waits for a lock held by thread 'MainThread'
from vmiot import createthread
from vmiot.sync import Lock
lock = Lock()
lock.acquire()
t = createthread(lock.acquire, name='a', daemon=True)
t.join()  # expect raises: threading.DeadlockError: all 2 threads wait for each other
