# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive, trap_exit
main = current()

def f():
    trap_exit()
    post(main, 'ready')
    receive()

t = createthread(f)
receive()
t.kill()
print t.join().kind     # expect: killed
