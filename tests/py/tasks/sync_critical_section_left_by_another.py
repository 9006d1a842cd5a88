# oracle: none, vmiot is a module of ours
from vmiot import createthread
from vmiot.sync import CriticalSection
section = CriticalSection()

def f():
    try:
        section.leave()
    except RuntimeError, e:
        print e     # expect: cannot release a critical section that task 'MainThread' holds

with section:
    createthread(f).join()
