# oracle: none, vmiot is a module of ours
import sys, StringIO
from vmiot import createthread, current, link, post, receive, trap_exit
sys.stderr = StringIO.StringIO()
main = current()

def worker(n):
    if n < 5:
        raise ValueError(n)
    post(main, 'worked')

def supervisor():
    trap_exit()
    n = 0
    while True:
        link(createthread(worker, n))
        if receive().reason.kind == 'normal':
            return
        n += 1

s = createthread(supervisor)
print receive(), s.join().kind  # expect: worked normal
