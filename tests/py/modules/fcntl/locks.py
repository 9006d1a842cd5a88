import fcntl, os
f = open('/tmp/vmiot-locks-%d' % os.getpid(), 'w')
fcntl.flock(f, fcntl.LOCK_EX)
g = open(f.name)
os.remove(f.name)
try:
    fcntl.flock(g, fcntl.LOCK_SH | fcntl.LOCK_NB)
except IOError as e:
    print e  # expect: [Errno 11] Resource temporarily unavailable
fcntl.flock(f, fcntl.LOCK_UN)
fcntl.flock(g, fcntl.LOCK_SH | fcntl.LOCK_NB)
fcntl.lockf(f, fcntl.LOCK_EX)
fcntl.lockf(f, 0)  # expect raises: ValueError: unrecognized lockf argument
