# oracle: none, vmiot is a module of ours
import sys, StringIO, thread, threading
from vmiot import current, link, post, receive, trap_exit
sys.stderr = StringIO.StringIO()
main = current()
trap_exit()

def f():
    post(main, current())
    receive()
    raise ValueError('boom')

threading.Thread(target=f).start()
t = receive()
link(t)
post(t, 'go')
print receive().reason.text     # expect: error (ValueError: boom)
thread.start_new_thread(f, ())
t = receive()
link(t)
post(t, 'go')
print receive().reason.text     # expect: error (ValueError: boom)
