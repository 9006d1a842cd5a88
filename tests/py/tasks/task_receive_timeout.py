# oracle: none, vmiot is a module of ours
from vmiot import receive
print receive(timeout=0), receive(timeout=0.001, default='none')    # expect: None none
receive(timeout=-1)  # expect raises: ValueError: timeout must not be negative
