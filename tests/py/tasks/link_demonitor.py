# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, demonitor, monitor, receive
t = createthread(receive)
demonitor(monitor(t))
t.post('end')
t.join()
print receive(timeout=0)                # expect: None
m = monitor(t)
print current().messages                # expect: 1
demonitor(m)
print current().messages                # expect: 1
demonitor(m, flush=True)
print current().messages                # expect: 0
