# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive, yield_
t = createthread(lambda: receive(lambda m: m == 'end'))
t.capacity = 1
post(t, 'x')
main = current()
sender = createthread(lambda: post(main, post(t, 'y')))
while sender.state != 'parked':
    yield_()
t.kill()
print receive()  # expect: False
