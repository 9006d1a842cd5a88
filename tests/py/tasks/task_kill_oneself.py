# oracle: none, vmiot is a module of ours
from vmiot import createthread, current

def f():
    try:
        current().kill('done with it')
        print 'not reached'
    finally:
        print 'finally'         # expect: finally

print createthread(f).join().text   # expect: killed (done with it)
