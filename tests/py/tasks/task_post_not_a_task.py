# oracle: none, vmiot is a module of ours
from vmiot import post
post('x', 1)  # expect raises: TypeError: a task is required, not str
