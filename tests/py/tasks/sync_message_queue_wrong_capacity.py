# oracle: none, vmiot is a module of ours
from vmiot.sync import MessageQueue
for n in [0, -1, 'x']:
    try:
        MessageQueue(n)
    except (TypeError, ValueError), e:
        print e
# expect: capacity must be positive
# expect: capacity must be positive
# expect: capacity must be an int or None, not str
