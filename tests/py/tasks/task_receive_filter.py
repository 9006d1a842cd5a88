# oracle: none, vmiot is a module of ours
from vmiot import current, post, receive
me = current()
for n in [1, 2, 3, 4]:
    post(me, n)
print receive(lambda n: n % 2 == 0), receive(lambda n: n > 3), receive(), receive()     # expect: 2 4 1 3
print receive(lambda n: True, timeout=0, default='nothing')                              # expect: nothing
