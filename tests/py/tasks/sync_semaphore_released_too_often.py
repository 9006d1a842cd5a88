# oracle: none, vmiot is a module of ours
from vmiot.sync import Semaphore
s = Semaphore(1, bound=2)
s.release()
s.release()  # expect raises: ValueError: semaphore released more often than it was acquired
