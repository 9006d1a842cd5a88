# oracle: none, vmiot is a module of ours
# expect stderr: The main task was killed (that is enough)
# expect exit: 1
from vmiot import createthread, current, receive
main = current()
try:
    createthread(main.kill, 'that is enough')
    receive()
finally:
    print 'finally'  # expect: finally
