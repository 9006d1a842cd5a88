# expect exit: 5
import atexit, sys
def last():
    print 'last'
atexit.register(last)
print 'first' # expect: first
# expect: last
sys.exit(5)
