# oracle: none, vmiot is a module of ours
from vmiot import TaskError, TaskTimeout, createthread, post, receive, send
kept = []
t = createthread(lambda: (kept.append(receive()), receive()), name='slow')
try:
    send(t, 1, timeout=0.001)
except TaskTimeout, e:
    print isinstance(e, TaskError), e   # expect: True no reply of task 'slow' in time
post(t, 'end')
t.join()
print kept[0].reply(2)                  # expect: False
