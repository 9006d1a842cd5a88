# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, link, post, receive, trap_exit
main = current()
trap_exit()

def f():
    receive()
    for n in range(3):
        post(main, n)

t = createthread(f)
link(t)
post(t, 'go')
print [receive() for n in range(3)], receive().reason.text  # expect: [0, 1, 2] normal
