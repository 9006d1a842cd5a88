# oracle: none, vmiot is a module of ours
# expect stderr: Deadlock: the only thread waits, and nothing can wake it
from vmiot import receive
receive()  # expect raises: threading.DeadlockError: the only thread waits, and nothing can wake it
