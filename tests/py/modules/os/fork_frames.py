# process: it forks, which takes a process of its own
# A copy of the process goes on in all frames: loops, generators, handlers, __init__, functions that were called.
import atexit
import os
import sys
import traceback

where = 'parent'


def bye():
    print 'bye', where


atexit.register(bye)


def run(child):
    """Has a copy do something, and waits for it."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        child()
        sys.stdout.flush()
        os._exit(9)
    assert os.waitpid(pid, 0)[0] == pid


class Base(object):
    def __init__(self, *args, **names):
        global where
        self.args, self.names = args, names
        pid = os.fork()
        if pid == 0:
            where = 'child'
            self.child()
        status = os.waitpid(pid, 0)[1]
        print 'status', status, where


class Exits(Base):
    def child(self):
        print self.args, self.names, os.getpid() != parent, os.getppid() == parent
        sys.exit(5)


parent = os.getpid()
Exits(1, 2, x=3)
sys.stdout.flush()


def numbers():
    n = 0
    while True:
        pid = os.fork()
        yield pid, n
        n += 1


for pid, n in numbers():
    if pid == 0:
        os._exit(n + 40)
    print n, os.WEXITSTATUS(os.wait()[1])
    break

try:
    1 / 0
except ZeroDivisionError:
    def child():
        try:
            raise
        except ZeroDivisionError, e:
            print 'again:', e, sys.exc_info()[2].tb_lineno
            print traceback.extract_stack()[-1][2]
    run(child)

read, write = os.pipe()
with open(os.devnull, 'w') as f:
    for i in xrange(5):
        if i == 3:
            if not os.fork():
                os.write(write, repr((i, f.fileno() > 2, os.fstat(f.fileno()).st_size)))
                break
if os.getpid() == parent:
    os.wait()
    print os.read(read, 100)
else:
    os._exit(0)

# Both have what a file has not written yet.
read, write = os.pipe()
with os.fdopen(write, 'w') as f:
    f.write('not written yet, ')
    pid = os.fork()
if pid == 0:
    os._exit(0)
os.wait()
print os.read(read, 100)
