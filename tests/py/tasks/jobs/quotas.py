# oracle: none, jobs are ours
# flags: -u
import time
from vmiot.job import receive, run, start

def forever():
    while 1:
        pass

def append():
    items = []
    while 1:
        items.append('x%d' % len(items))

def stubborn():
    items = []
    while 1:
        try:
            while 1:
                items.append(len(items) * 1.5)
        except MemoryError:
            pass

def garbage():
    for i in xrange(50000):
        [i] * 100

def recursion():
    recursion()

def files():
    opened = []
    while 1:
        opened.append(open('/dev/null'))

def huge(which):
    [lambda: 'x' * 10 ** 8, lambda: range(10 ** 8), lambda: bytearray(10 ** 9), lambda: [0] * 10 ** 8][which]()

def neighbour():
    n = 0
    while receive(0) is None:
        n += 1
        time.sleep(0.001)
    print 'neighbour went on:', n > 5

if __name__ == '__main__':
    null = open('/dev/null', 'w')
    beside = start(neighbour)
    print run(forever, instructions=200000).reason.text  # expect: quota (instructions)
    print run(forever, seconds=0.05).reason.text  # expect: quota (seconds)
    for f in append, stubborn, garbage:
        print f.__name__, run(f, memory=4 << 20, stderr=null).reason.text
    # expect: append error (MemoryError)
    # expect: stubborn quota (memory)
    # expect: garbage normal
    print run(recursion, stderr=null).reason.text  # expect: error (RuntimeError: maximum recursion depth exceeded)
    job = run(files, handles=10, stderr=null)
    print job.reason.text  # expect: error (IOError: [Errno 24] Too many open files: '/dev/null')
    for i in range(4):
        print run(huge, i, memory=4 << 20, stderr=null).reason.text
    # expect: error (MemoryError)
    # expect: error (MemoryError)
    # expect: error (MemoryError)
    # expect: error (MemoryError)
    beside.send(0)
    beside.join()  # expect: neighbour went on: True
