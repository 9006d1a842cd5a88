# oracle: none, vmiot is a module of ours
from vmiot import current, post
post(current(), 1, -1)  # expect raises: ValueError: priority must be from IDLE (0) to URGENT (4)
