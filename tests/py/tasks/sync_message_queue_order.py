# oracle: none, vmiot is a module of ours
from vmiot import HIGH, LOW
from vmiot.sync import MessageQueue
q = MessageQueue()
for message, priority in [('a', 2), ('low', LOW), ('high', HIGH), ('b', 2)]:
    q.put(message, priority)
print len(q), [q.get() for i in range(4)], q.get(timeout=0, default='none')     # expect: 4 ['high', 'a', 'b', 'low'] none
