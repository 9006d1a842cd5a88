# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, post, receive
box = []
main = current()

def f():
    receive().append(1)
    post(main, 'done')

post(createthread(f), box)
receive()
print box  # expect: [1]
