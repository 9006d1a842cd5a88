# oracle: none, vmiot is a module of ours
from vmiot.sync import RWLock
lock = RWLock()

def attempt(f):
    try:
        f()
    except RuntimeError, e:
        print e

attempt(lock.release_read)      # expect: the task does not hold this lock for reading
attempt(lock.release_write)     # expect: the task does not hold this lock for writing
with lock.read:
    attempt(lock.acquire_write)     # expect: the task holds this lock for reading; it would wait for itself
    attempt(lock.release_write)     # expect: the task does not hold this lock for writing
with lock.write:
    attempt(lock.acquire_write)     # expect: the task holds this lock for writing already
    attempt(lock.acquire_read)      # expect: the task holds this lock for writing; it would wait for itself
