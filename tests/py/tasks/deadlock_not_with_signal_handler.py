# process: signals
import os, signal, thread
l = thread.allocate_lock()
l.acquire()
signal.signal(signal.SIGUSR1, lambda n, f: l.release())
signal.signal(signal.SIGALRM, lambda n, f: os.kill(os.getpid(), signal.SIGUSR1))
signal.setitimer(signal.ITIMER_REAL, 0.05)
# oracle: none, CPython cannot interrupt a wait for a lock
print l.acquire()     # expect: True
