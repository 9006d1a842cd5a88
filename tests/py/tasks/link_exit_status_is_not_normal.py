# oracle: none, vmiot is a module of ours
import sys
from vmiot import createthread, current, link, post, receive
main = current()

def f():
    post(main, 'ready')
    receive()

def g(other):
    link(other)
    sys.exit(3)

a = createthread(f, name='a')
receive()
createthread(g, a, name='g')
print a.join().text     # expect: killed (linked task 'g' ended: exit (3))
