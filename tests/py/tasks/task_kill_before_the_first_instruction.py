# oracle: none, vmiot is a module of ours
from vmiot import IDLE, createthread, current, post, receive
main = current()
t = createthread(lambda: post(main, 'began'), priority=IDLE)
t.kill()
print t.join().kind, receive(timeout=0)     # expect: killed None
