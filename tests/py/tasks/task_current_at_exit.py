# oracle: none, vmiot is a module of ours
import atexit
from vmiot import current
main = current()

def f():
    print current() is main, main.state     # expect: True done

atexit.register(f)
