# oracle: none, vmiot is a module of ours
from vmiot.sync import Lock
lock = Lock()
print lock.acquire(), lock.locked       # expect: True True
lock.acquire()  # expect raises: RuntimeError: the task holds this lock already; it would wait for itself
