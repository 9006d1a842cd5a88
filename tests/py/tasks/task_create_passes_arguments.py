# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive

def f(main, a, b=0, *rest, **kw):
    post(main, (a, b, rest, kw))

createthread(f, current(), 1, 2, 3, k=4)
print receive()  # expect: (1, 2, (3,), {'k': 4})
