# oracle: none, vmiot is a module of ours
from vmiot.sync import Pipe
try:
    Pipe(0)
except ValueError, e:
    print e             # expect: capacity must be positive
Pipe().write(5)  # expect raises: TypeError: write() argument 1 must be string, not int
