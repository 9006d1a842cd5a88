# oracle: none, vmiot is a module of ours
# expect exit: 1
# expect stderr: ValueError: end
import sys
from vmiot import createthread, current, link, post, receive
main = current()

def f():
    try:
        link(main)
        post(main, 'ready')
        receive()
    finally:
        sys.stdout.write('finally\n')     # expect: finally

createthread(f)
receive()
raise ValueError('end')
