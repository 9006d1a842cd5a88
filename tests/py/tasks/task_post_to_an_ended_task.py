# oracle: none, vmiot is a module of ours
from vmiot import createthread, post
t = createthread(len, '')
t.join()
print post(t, 1)  # expect: False
