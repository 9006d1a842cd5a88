# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
from vmiot.sync import CriticalSection
section = CriticalSection()
main = current()

def f():
    with section:
        post(main, 'inside')
        receive()

t = createthread(f)
receive()
t.kill()
with section:
    print section.owner is main     # expect: True
