# A file that nobody refers to any more is closed, and what it had buffered written, before the next statement.
import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, 'value')


def seen():
    fd = os.open(path, os.O_RDONLY)
    text = os.read(fd, 100)
    os.close(fd)
    return text


def local(v):
    f = open(path, 'w')
    f.write(str(v))


def temporary(v):
    open(path, 'w').write(str(v))


def printed(v):
    print >> open(path, 'w'), v


class Pin(object):
    def __init__(self):
        self.f = open(path, 'w')

    def set(self, v):
        self.f.write(str(v))


def attribute(v):
    Pin().set(v)


for i, run in enumerate((local, temporary, printed, attribute)):
    run(i)
    print repr(seen()),
print
# expect: '0' '1' '2\n' '3'

f = os.fdopen(os.open(path, os.O_WRONLY | os.O_TRUNC), 'w')
f.write('x')
print repr(seen()),
f = None
print repr(seen())
# expect: '' 'x'

# A pipe's command has ended.
os.popen('sleep 0.1; echo done > %s' % path)
print repr(seen()),
os.popen('cat > %s' % path, 'w').write('piped')
print repr(seen())
# expect: 'done\n' 'piped'

# What is kept stays open.
kept = [open(path, 'w')]
kept[0].write('kept')
print repr(seen()), kept[0].closed
# expect: '' False
kept.pop().close()

# Reading without closing does not use up descriptors.
before = len(os.listdir('/proc/self/fd'))
total = 0
for i in xrange(600):
    total += len(open(path).read())
print total, len(os.listdir('/proc/self/fd')) - before < 350
# expect: 2400 True
os.remove(path)
os.rmdir(folder)
