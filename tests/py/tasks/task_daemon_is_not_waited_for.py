# oracle: none, vmiot is a module of ours
from vmiot import createthread, receive
t = createthread(receive, daemon=True)
print t.daemon  # expect: True
