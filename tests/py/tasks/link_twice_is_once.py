# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, link, receive, trap_exit
trap_exit()
t = createthread(receive)
link(t)
link(t)
t.kill()
print receive().reason.kind, receive(timeout=0)     # expect: killed None
