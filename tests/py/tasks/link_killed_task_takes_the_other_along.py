# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, link, post, receive
main = current()

def f(other=None):
    if other:
        link(other)
    post(main, 'ready')
    receive()

a = createthread(f, name='a')
b = createthread(f, a, name='b')
receive(), receive()
b.kill('test')
print a.join().text     # expect: killed (linked task 'b' ended: killed (test))
