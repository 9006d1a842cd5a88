# oracle: none, vmiot is a module of ours
import sys, StringIO
from vmiot import createthread, current, link, post, receive, trap_exit
sys.stderr = StringIO.StringIO()
dead = createthread(lambda: 1 / 0, name='dead')
dead.join()

def f():
    link(dead)
    while True:
        pass

print createthread(f).join().detail
# expect: linked task 'dead' ended: error (ZeroDivisionError: integer division or modulo by zero)
fine = createthread(len, '')
fine.join()
link(fine)              # A normal end kills nobody, also afterwards.
trap_exit()
link(dead)
print receive().reason.kind     # expect: error
