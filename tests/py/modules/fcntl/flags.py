import fcntl, os
r, w = os.pipe()
print fcntl.fcntl(r, fcntl.F_GETFD)  # expect: 0
fcntl.fcntl(r, fcntl.F_SETFD, fcntl.FD_CLOEXEC)
print fcntl.fcntl(r, fcntl.F_GETFD)  # expect: 1
fl = fcntl.fcntl(r, fcntl.F_GETFL)
fcntl.fcntl(r, fcntl.F_SETFL, fl | os.O_NONBLOCK)
os.read(r, 1)  # expect raises: OSError: [Errno 11] Resource temporarily unavailable
