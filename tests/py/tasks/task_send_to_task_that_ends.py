# oracle: none, vmiot is a module of ours
from vmiot import TaskEnded, createthread, receive, send
t = createthread(receive, name='t')
try:
    send(t, 'hello')
except TaskEnded, e:
    print e     # expect: task 't' ended without a reply: normal
try:
    send(t, 'hello')
except TaskEnded, e:
    print e     # expect: task 't' ended without a reply: normal
