# oracle: none, vmiot is a module of ours
from vmiot import createthread
createthread(len, '').kill(5)  # expect raises: TypeError: reason must be a string, not int
