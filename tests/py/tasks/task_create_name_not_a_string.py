# oracle: none, vmiot is a module of ours
from vmiot import createthread
createthread(len, 'x', name=5)  # expect raises: TypeError: name must be a string, not int
