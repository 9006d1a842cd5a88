# oracle: none, vmiot is a module of ours
from vmiot import current, post
me = current()
me.capacity = 1
print post(me, 1), post(me, 2, timeout=0), post(me, 3, timeout=0.001)   # expect: True False False
