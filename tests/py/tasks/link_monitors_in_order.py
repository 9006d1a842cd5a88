# oracle: none, vmiot is a module of ours
from vmiot import createthread, monitor, receive
t = createthread(receive)
made = [monitor(t) for i in range(5)]
t.post('end')
print [receive().monitor for i in range(5)] == made     # expect: True
