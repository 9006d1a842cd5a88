# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
from vmiot.sync import Event
e = Event()
main = current()

def f():
    post(main, e.wait())

print e.is_set(), e.wait(0), e.wait(0.001)  # expect: False False False
createthread(f), createthread(f)
e.set()
print receive(), receive(), e.wait(), e.is_set()    # expect: True True True True
e.clear()
print e.is_set()                            # expect: False
