# oracle: none, vmiot is a module of ours
import sys
from vmiot import createthread, sleep

def f():
    sleep(5)
    createthread(g)
    sys.stdout.write('first\n')    # expect: first

def g():
    sleep(5)
    sys.stdout.write('second\n')   # expect: second

createthread(f)
