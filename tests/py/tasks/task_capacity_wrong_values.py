# oracle: none, vmiot is a module of ours
from vmiot import current
me = current()
me.capacity = None
print me.capacity   # expect: None
for n in [0, -1, 'x']:
    try:
        me.capacity = n
    except (TypeError, ValueError), e:
        print e
# expect: capacity must be positive
# expect: capacity must be positive
# expect: capacity must be an int or None
