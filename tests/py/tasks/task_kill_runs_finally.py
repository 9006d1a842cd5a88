# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, kill, post, receive
main = current()

def f():
    try:
        post(main, 'running')
        while True:
            pass
    finally:
        post(main, 'cleaned up')

t = createthread(f, name='t')
print receive()         # expect: running
kill(t)
print t.join().text     # expect: killed (by task 'MainThread')
print receive()         # expect: cleaned up
