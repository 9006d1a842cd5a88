# oracle: none, vmiot is a module of ours
import sys, StringIO
from vmiot import createthread, current, link, post, receive
sys.stderr = StringIO.StringIO()
main = current()

def partner():
    post(main, 'ready')
    receive()

def f(other):
    link(other)
    raise ValueError('boom')

p = createthread(partner, name='p')
receive()
f = createthread(f, p, name='f')
r = p.join()
print r.kind, r.detail          # expect: killed linked task 'f' ended: error (ValueError: boom)
print r.error.type, r.error.message, [e[2] for e in r.error.traceback]  # expect: ValueError boom ['f']
