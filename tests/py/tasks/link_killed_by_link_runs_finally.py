# oracle: none, vmiot is a module of ours
import sys, StringIO
from vmiot import createthread, current, link, post, receive
sys.stderr = StringIO.StringIO()
main = current()

def f():
    try:
        post(main, 'ready')
        while True:
            pass
    finally:
        post(main, 'finally')

def g(t):
    link(t)
    1 / 0

t = createthread(f)
receive()
createthread(g, t)
print t.join().error.type, receive()    # expect: ZeroDivisionError finally
