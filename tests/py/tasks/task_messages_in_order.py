# oracle: none, vmiot is a module of ours
from vmiot import HIGH, LOW, URGENT, current, post, receive
me = current()
for message, priority in [('a', 2), ('b', LOW), ('c', URGENT), ('d', 2), ('e', HIGH)]:
    post(me, message, priority)
print me.messages                           # expect: 5
print [receive() for i in range(5)]         # expect: ['c', 'e', 'a', 'd', 'b']
