# The same descriptor several times and in several lists, objects with a fileno() in Python, and many at once.
import os
import select


class Wrapped(object):
    def __init__(self, fd):
        self.fd = fd

    def fileno(self):
        return self.fd


class Growing(Wrapped):
    def fileno(self):
        if len(wanted) < 4:
            wanted.append(self)
        return self.fd


class Failing(object):
    def fileno(self):
        raise KeyError('no number')


pipes = [os.pipe() for i in range(30)]
readers = [Wrapped(r) for r, w in pipes]
writers = [Wrapped(w) for r, w in pipes]
for i in 3, 17, 29:
    os.write(pipes[i][1], 'x')
for i in range(300):
    r, w, x = select.select(readers, writers, readers, 0)
print [readers.index(o) for o in r], [writers.index(o) for o in w] == range(30), x
print [readers.index(o) for o in select.select(readers[2:5] + readers[3:4], [], [], 0)[0]]
r, w = pipes[3]
print select.select([r, r, w], [w, r, w], [r, w], 0) == ([r, r], [w, w], []), select.select((r,), (), (), 5)[0] == [r]
wanted = [Growing(r)]
print len(select.select(wanted, [], [], 0)[0]), len(wanted)
print select.select([], [], [], 0), select.select([pipes[0][0]], [], [], 0.001)
for bad in [Failing()], [None], [-1], [5000], ['x'], [Wrapped('1')], [Wrapped(1L)], 5:
    try:
        print select.select(bad, [], [], 0)[0] == []
    except (KeyError, TypeError, ValueError, select.error) as e:
        print type(e).__name__, e
p = select.poll()
for o in readers:
    p.register(o, select.POLLIN)
for i in range(3):
    print sorted([o.fd for o in readers].index(fd) for fd, events in p.poll(0))
os.close(pipes[5][0])
try:
    select.select(readers, [], [], 0)
except select.error as e:
    print e
