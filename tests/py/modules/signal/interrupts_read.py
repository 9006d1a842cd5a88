import signal, os
signal.signal(signal.SIGALRM, lambda n, f: None)
r, w = os.pipe()
signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
os.read(r, 1)  # expect raises: OSError: [Errno 4] Interrupted system call
