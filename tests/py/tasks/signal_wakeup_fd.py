# process: signals
import os, signal
r, w = os.pipe()
signal.signal(signal.SIGUSR1, lambda n, f: None)
print signal.set_wakeup_fd(w)     # expect: -1
os.kill(os.getpid(), signal.SIGUSR1)
print repr(os.read(r, 10))     # expect: '\x00'
print signal.set_wakeup_fd(-1) == w     # expect: True
