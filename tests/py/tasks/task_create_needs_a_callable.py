# oracle: none, vmiot is a module of ours
from vmiot import createthread
createthread(5)  # expect raises: TypeError: a task needs something to call, not int
