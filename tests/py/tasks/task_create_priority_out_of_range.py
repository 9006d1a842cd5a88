# oracle: none, vmiot is a module of ours
from vmiot import createthread
createthread(len, 'x', priority=5)  # expect raises: ValueError: priority must be from IDLE (0) to URGENT (4)
