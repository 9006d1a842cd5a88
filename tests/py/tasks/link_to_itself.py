# oracle: none, vmiot is a module of ours
from vmiot import current, link
link(current())  # expect raises: RuntimeError: a task cannot be linked to itself
