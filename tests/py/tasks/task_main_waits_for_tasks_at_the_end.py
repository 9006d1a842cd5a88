# oracle: none, vmiot is a module of ours
from vmiot import createthread, sleep

def f():
    sleep(5)
    createthread(g)
    print 'first'   # expect: first

def g():
    sleep(5)
    print 'second'  # expect: second

createthread(f)
