# oracle: none, vmiot is a module of ours
from vmiot import reply
reply('x', 1)  # expect raises: TypeError: only a Request can be answered, not str
