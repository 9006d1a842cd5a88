# oracle: none, vmiot is a module of ours
from vmiot import Down, createthread, current, monitor, receive
t = createthread(receive, name='t')
m = monitor(t)
print m.task is t, repr(m)                          # expect: True <Monitor of task 't'>
t.kill('enough')
d = receive()
print isinstance(d, Down), d.monitor is m, d.task is t, d.reason.text   # expect: True True True killed (enough)
print receive(timeout=0)                            # expect: None
