# Signals that the process was started with as ignored, as by nohup, stay so; SIGINT raises no KeyboardInterrupt then.
# process: it starts interpreters
import subprocess
import sys

PROGRAM = """
import os, signal
for n in signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGUSR1:
    print signal.getsignal(n),
print
os.kill(os.getpid(), signal.SIGINT)
os.system('kill -INT %d; kill -HUP %d' % (os.getpid(), os.getpid()))
print 'goes on'
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    print 'heard'
"""
subprocess.call(['sh', '-c', 'trap "" INT HUP; exec "$@"', 'sh', sys.executable, '-c', PROGRAM])
# expect: 1 1 0 0
# expect: goes on
# expect: heard
