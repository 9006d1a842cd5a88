# oracle: none, vmiot is a module of ours
from vmiot import createthread
from vmiot.sync import Lock
lock = Lock()
lock.acquire()

def f():
    try:
        lock.release()
    except RuntimeError, e:
        print e     # expect: cannot release a lock that task 'MainThread' holds

createthread(f).join()
lock.release()
lock.release()  # expect raises: RuntimeError: cannot release a lock that nobody holds
