# oracle: none, vmiot is a module of ours
from vmiot import createthread, monitor, receive
t = createthread(len, '')
t.join()
m = monitor(t)
d = receive()
print d.monitor is m, d.reason.kind     # expect: True normal
