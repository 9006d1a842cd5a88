# While os.system runs a command, SIGINT and SIGQUIT are for the command alone.
# process: it sends signals to itself
import os
import signal
import threading

me = os.getpid()
print os.system('kill -INT %d; kill -QUIT %d; exit 3' % (me, me)) >> 8  # expect: 3
hits = []
signal.signal(signal.SIGINT, lambda number, frame: hits.append(number))
print os.system('kill -INT %d' % me), hits  # expect: 0 []
print os.system('kill -INT $$'), hits  # expect: 2 []
os.kill(me, signal.SIGINT)
print hits  # expect: [2]

# The last of several restores them.
signal.signal(signal.SIGINT, signal.default_int_handler)
r, w = os.pipe()
other = threading.Thread(target=os.system, args=('read line </dev/fd/%d' % r,))
other.start()
print os.system('kill -INT %d' % me)  # expect: 0
os.write(w, '\n')
other.join()
try:
    os.kill(me, signal.SIGINT)
except KeyboardInterrupt:
    print 'interrupted'  # expect: interrupted

# A program that ignores them lets its commands ignore them, too.
signal.signal(signal.SIGINT, signal.SIG_IGN)
print os.system('kill -INT $$')  # expect: 0
