# oracle: none, vmiot is a module of ours
from vmiot import createthread
t = createthread(len, '')
t.join()
t.kill()
print t.reason.text  # expect: normal
