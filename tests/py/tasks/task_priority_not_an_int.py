# oracle: none, vmiot is a module of ours
from vmiot import current
current().priority = 'high'  # expect raises: TypeError: priority must be an int, not str
