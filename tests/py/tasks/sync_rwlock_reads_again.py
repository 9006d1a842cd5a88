# oracle: none, vmiot is a module of ours
from vmiot.sync import RWLock
lock = RWLock()
with lock.read:
    with lock.read:
        print lock.readers  # expect: 1
    print lock.readers      # expect: 1
print lock.readers          # expect: 0
