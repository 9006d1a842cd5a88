# oracle: none, vmiot is a module of ours
from vmiot import createthread
createthread(len, '').join('x')  # expect raises: TypeError: timeout must be a number of seconds or None, not str
