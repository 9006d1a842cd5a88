# oracle: none, vmiot is a module of ours
from vmiot import current
current().join()  # expect raises: RuntimeError: a task cannot join itself
