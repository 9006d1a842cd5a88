# oracle: none, vmiot is a module of ours
from vmiot import link
link(None)  # expect raises: TypeError: a task is required, not None
