# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, link, post, receive
main = current()

def stays():
    post(main, 1)
    post(main, receive())

def goes(other):
    link(other)

s = createthread(stays)
receive()
createthread(goes, s).join()
print s.is_alive        # expect: True
post(s, 'still here')
print receive()         # expect: still here
