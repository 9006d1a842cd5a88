# oracle: none, vmiot is a module of ours
from vmiot import createthread, yield_
from vmiot.sync import MessageQueue
q = MessageQueue(1)
q.put('last')
caught = []

def f():
    try:
        q.put('more')
    except ValueError, e:
        caught.append(str(e))

t = createthread(f)
while t.state != 'parked':
    yield_()
q.close()
t.join()
print caught, q.closed, q.get()     # expect: ['the message queue is closed'] True last
q.put(1)  # expect raises: ValueError: the message queue is closed
