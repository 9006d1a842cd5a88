# oracle: none, vmiot is a module of ours
from vmiot.sync import Pipe
pipe = Pipe(2)
for f in [lambda: pipe.read(1, timeout=0), lambda: pipe.write('abc', timeout=0.001)]:
    try:
        f()
    except IOError, e:
        print e
# expect: [Errno 110] Connection timed out
# expect: [Errno 110] Connection timed out
