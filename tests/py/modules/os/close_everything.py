# Programs that close all descriptors there might be close their own: everything else goes on.
# process: it closes descriptors
import os
import signal
import socket
import subprocess
import sys
import threading

kept = os.dup(1)
a, b = socket.socketpair()
os.closerange(3, 4096)
try:
    os.write(kept, 'x')
except OSError as e:
    print e  # expect: [Errno 9] Bad file descriptor
try:
    a.send('x')
except socket.error as e:
    print e  # expect: [Errno 9] Bad file descriptor
for fd in range(3, 64):
    try:
        os.close(fd)
    except OSError as e:
        assert e.errno == 9, e

thread = threading.Thread(target=sys.stdout.write, args=('thread\n',))
thread.start()  # expect: thread
thread.join()
told = threading.Event()
signal.signal(signal.SIGUSR1, lambda number, frame: told.set())
print subprocess.call(['sh', '-c', 'kill -USR1 %d' % os.getpid()])  # expect: 0
while not told.isSet():
    told.wait(0.01)
c, d = socket.socketpair()
c.send('hello')
print d.recv(10)  # expect: hello
