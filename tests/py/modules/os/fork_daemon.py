# process: it forks, which takes a process of its own
# A daemon as device programs make it: two forks, a session, the standard streams, a pid file that goes at its end.
import atexit
import os
import signal
import sys
import tempfile
import time

folder = tempfile.mkdtemp()
pid_file, log = os.path.join(folder, 'pid'), os.path.join(folder, 'log')
start = os.getpid(), os.getsid(0)


def daemonize():
    if os.fork() > 0:
        os._exit(0)
    os.chdir('/')
    os.setsid()
    os.umask(0)
    if os.fork() > 0:
        os._exit(0)
    sys.stdout.flush()
    sys.stderr.flush()
    streams = file(os.devnull, 'r'), file(log, 'a+'), file(log, 'a+', 0)
    for theirs, own in zip(streams, (sys.stdin, sys.stdout, sys.stderr)):
        os.dup2(theirs.fileno(), own.fileno())
    atexit.register(os.remove, pid_file)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))


def until(done):
    for _ in xrange(400):
        if done():
            return True
        time.sleep(0.025)
    return False


launcher = os.fork()
if launcher == 0:
    daemonize()
    print os.getcwd(), os.getsid(0) not in (start[1], os.getpid()), os.getpgrp() == os.getsid(0), os.umask(0)
    print sys.stdin.read() == '', os.getpid() not in start
    sys.stdout.flush()
    file(pid_file, 'w').write('%d\n' % os.getpid())
    while True:
        time.sleep(10)

print os.waitpid(launcher, 0)[1]
print until(lambda: os.path.exists(pid_file) and os.path.getsize(pid_file) > 0)
os.kill(int(open(pid_file).read()), signal.SIGTERM)
print until(lambda: not os.path.exists(pid_file))
print open(log).read(),
os.remove(log)
os.rmdir(folder)
