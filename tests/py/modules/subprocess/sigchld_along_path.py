# A program that is looked for along PATH is one child: one SIGCHLD.
# process: it sets the environment and a signal handler
import os
import signal
import subprocess
import time

os.environ['PATH'] = '/nowhere:/dev/null:/none:' + os.environ['PATH']
ended = []
signal.signal(signal.SIGCHLD, lambda number, frame: ended.append(number))
for i in range(2):
    subprocess.Popen(['sleep', '0.02']).wait()
    while len(ended) <= i:
        time.sleep(0.001)
time.sleep(0.01)
print len(ended)  # expect: 2
signal.signal(signal.SIGCHLD, signal.SIG_DFL)

for name in 'no-such-program', './no-such-program', '/dev/null/program':
    try:
        subprocess.call([name])
    except OSError as e:
        print e
# expect: [Errno 2] No such file or directory
# expect: [Errno 2] No such file or directory
# expect: [Errno 20] Not a directory
try:
    subprocess.call(['true'], cwd='/nowhere')
except OSError as e:
    print e  # expect: [Errno 2] No such file or directory: '/nowhere'
print subprocess.call(['./true'], cwd='/bin')  # expect: 0
