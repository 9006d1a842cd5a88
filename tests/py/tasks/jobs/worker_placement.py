# oracle: none, jobs are ours
# flags: -u
# process: starts workers
# expect stderr: ValueError: oops
import os, sys, time
from vmiot.job import CopyError, current, receive, run, start, parent

class Point(object):
    def __init__(self, x):
        self.x = x

def echo(prefix):
    while 1:
        m = receive()
        if m is None:
            print prefix, os.getpid() == parent_pid[0] if parent_pid else 'own globals'
            sys.exit(3)
        parent().send(m)

def fail():
    raise ValueError('oops')

def open_many():
    keep = [open('/dev/null') for i in range(7)]
    parent().send('open')
    receive()

def append():
    items = []
    while 1:
        items.append('x%d' % len(items))

def tied():
    parent().link()
    receive()
    raise KeyError('tied')

parent_pid = []

if __name__ == '__main__':
    parent_pid.append(os.getpid())
    job = start(echo, 'echo', placement='worker')
    p = Point(5)
    p.me = [p, p, float('nan'), 2 ** 70, u'\u20ac', 'a\xff']
    job.send(p)
    q = receive()
    print type(q) is Point, q.me[0] is q, q.me[1] is q, q.me[3:]  # expect: True True True [1180591620717411303424L, u'\u20ac', 'a\xff']
    try:
        job.send(job)
    except CopyError as e:
        print e  # expect: cannot copy a Job object to another isolate: message
    job.send(None)  # expect: echo own globals
    job.join()
    print job.placement, job.exitcode, job.reason.text  # expect: worker 3 exit (3)
    job = run(fail, placement='worker')
    print job.reason.text, job.reason.error.traceback[-1][2]  # expect: error (ValueError: oops) fail
    before = len(os.listdir('/proc/self/fd'))
    job = start(open_many, placement='worker')
    job.monitor()
    print receive()  # expect: open
    job.kill('no more')
    print receive().reason.text  # expect: killed (no more)
    # The worker's own event loop goes a little later.
    while len(os.listdir('/proc/self/fd')) > before:
        time.sleep(0.01)
    null = open('/dev/null', 'w')
    print run(append, placement='worker', memory=8 << 20, stderr=null).reason.text  # expect: error (MemoryError)
    current().trap_exits = True
    job = start(tied, placement='worker', stderr=null)
    job.send(0)
    print receive().kind  # expect: EXIT
