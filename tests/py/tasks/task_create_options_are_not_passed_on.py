# oracle: none, vmiot is a module of ours
from vmiot import HIGH, createthread, current, post, receive

def f(main, **kw):
    me = current()
    post(main, (kw, me.name, me.priority, me.daemon))

createthread(f, current(), name='pump', priority=HIGH, daemon=True, speed=3)
print receive()  # expect: ({'speed': 3}, 'pump', 3, True)
