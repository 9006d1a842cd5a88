# oracle: none, vmiot is a module of ours
from vmiot import current, send
send(current(), 1)  # expect raises: RuntimeError: a task cannot send to itself: it would wait for its own reply
