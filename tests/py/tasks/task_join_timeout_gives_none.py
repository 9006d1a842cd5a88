# oracle: none, vmiot is a module of ours
from vmiot import createthread, receive
t = createthread(receive, daemon=True)
print t.join(0), t.join(0.001), t.is_alive  # expect: None None True
