# oracle: none, vmiot is a module of ours
from vmiot import createthread
createthread(len, '').join(-1)  # expect raises: ValueError: timeout must not be negative
