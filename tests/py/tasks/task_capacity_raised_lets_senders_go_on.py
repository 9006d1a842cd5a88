# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, yield_
me = current()
me.capacity = 1
post(me, 1)
t = createthread(post, me, 2)
while t.state != 'parked':
    yield_()
me.capacity = 2
t.join()
print me.messages  # expect: 2
