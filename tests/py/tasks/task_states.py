# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive, yield_
print current().state                   # expect: running
t = createthread(receive)
print t.state in ('ready', 'parked')    # expect: True
while t.state != 'parked':
    yield_()
print t.waits_for, t.is_alive           # expect: message True
post(t, 1)
t.join()
print t.state, t.is_alive, t.waits_for  # expect: done False None
