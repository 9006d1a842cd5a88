# oracle: none, vmiot is a module of ours
from vmiot import createthread
from vmiot.sync import MessageQueue
q = MessageQueue(2)
print q.capacity, q.put(1), q.put(2), q.put(3, timeout=0), q.put(3, timeout=0.001)  # expect: 2 True True False False
q.get(), q.get()

def producer():
    for i in range(100):
        q.put(i)
    q.close()

createthread(producer)
got = []
try:
    while True:
        got.append(q.get())
except EOFError, e:
    print e                 # expect: the message queue is closed and has no such message
print got == range(100)     # expect: True
