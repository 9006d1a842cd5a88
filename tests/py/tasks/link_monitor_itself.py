# oracle: none, vmiot is a module of ours
from vmiot import current, monitor
monitor(current())  # expect raises: RuntimeError: a task cannot monitor itself
