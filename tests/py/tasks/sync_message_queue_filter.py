# oracle: none, vmiot is a module of ours
from vmiot import createthread
from vmiot.sync import MessageQueue
q = MessageQueue()
for n in [1, 2, 3]:
    q.put(n)
print q.get(lambda n: n > 1), q.get(), q.get()  # expect: 2 1 3
q.get(5)  # expect raises: TypeError: filter must be callable, not int
