# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, monitor, post, receive
me = current()
me.capacity = 1
post(me, 'x')
t = createthread(len, '')
monitor(t)
t.join()
print me.messages, receive(), receive().reason.kind     # expect: 2 x normal
