# oracle: none, vmiot is a module of ours
import sys, StringIO
from vmiot import createthread, current, monitor, post, receive
sys.stderr = StringIO.StringIO()
main = current()

def watcher():
    monitor(main)
    post(main, 'watching')
    1 / 0

t = createthread(watcher)
receive()
print t.join().kind, current().is_alive     # expect: error True
