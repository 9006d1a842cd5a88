# oracle: none, vmiot is a module of ours
from vmiot import createthread, current
from vmiot.sync import CriticalSection
section = CriticalSection()
print section.owner, section.depth                      # expect: None 0
with section as s:
    with section:
        print s is section, section.owner is current(), section.depth   # expect: True True 2
    t = createthread(section.enter, 0)
    t.join()
    print section.depth                                 # expect: 1
print section.owner                                     # expect: None
section.leave()  # expect raises: RuntimeError: cannot release a critical section that nobody holds
