# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
from vmiot.sync import CriticalSection
section = CriticalSection()
main = current()
section.enter()

def f():
    post(main, (section.enter(timeout=0), section.enter(0.001)))

createthread(f)
print receive()  # expect: (False, False)
