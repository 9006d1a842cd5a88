# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive, tasks
me = current()
a, b = createthread(receive, name='a'), createthread(receive, name='b')
print [t.name for t in tasks()]     # expect: ['MainThread', 'a', 'b']
post(a, 1)
a.join()
print [t.name for t in tasks()]     # expect: ['MainThread', 'b']
post(b, 1)
