# Files over descriptors that do not block: IOError EAGAIN instead of waiting, as programs that poll a keyboard expect.
import fcntl
import os
import socket

FULL = 1 << 20


def nonblocking(fd):
    fcntl.fcntl(fd, fcntl.F_SETFL, fcntl.fcntl(fd, fcntl.F_GETFL) | os.O_NONBLOCK)


def attempt(call, *args):
    try:
        result = call(*args)
        print repr(result)
    except IOError as e:
        print type(e).__name__, e


r, w = os.pipe()
f = os.fdopen(r)
nonblocking(f)
attempt(f.read, 1)  # expect: IOError [Errno 11] Resource temporarily unavailable
attempt(f.read)  # expect: IOError [Errno 11] Resource temporarily unavailable
attempt(f.readline)  # expect: IOError [Errno 11] Resource temporarily unavailable
attempt(f.readlines)  # expect: IOError [Errno 11] Resource temporarily unavailable
attempt(f.next)  # expect: IOError [Errno 11] Resource temporarily unavailable

# What is there is read: the rest of it, too, but half a line is lost.
os.write(w, 'abc')
attempt(f.read, 1)  # expect: 'a'
attempt(f.read, 10)  # expect: 'bc'
attempt(f.read, 10)  # expect: IOError [Errno 11] Resource temporarily unavailable
os.write(w, 'abc\nde')
attempt(f.readline)  # expect: 'abc\n'
attempt(f.readline)  # expect: IOError [Errno 11] Resource temporarily unavailable
attempt(f.read)  # expect: IOError [Errno 11] Resource temporarily unavailable
os.write(w, 'abc')
attempt(f.read)  # expect: 'abc'
os.close(w)
attempt(f.read)  # expect: ''


# Output that nobody takes.
r, w = os.pipe()
nonblocking(w)
out = os.fdopen(os.dup(w), 'w', 0)
attempt(out.write, 'x' * FULL)  # expect: IOError [Errno 11] Resource temporarily unavailable
print 0 < len(os.read(r, FULL)) < FULL  # expect: True
out = os.fdopen(os.dup(w), 'w')
attempt(out.write, 'x' * FULL)  # expect: IOError [Errno 11] Resource temporarily unavailable

# A stream of a program, as subprocess gives it.
a, b = socket.socketpair()
a.setblocking(0)
f = os.fdopen(os.dup(a.fileno()))
attempt(f.readline)  # expect: IOError [Errno 11] Resource temporarily unavailable
b.send('line\n')
attempt(f.readline)  # expect: 'line\n'

# Made so after the file was opened, through another descriptor of it; `io` has None for nothing.
import io
r, w = os.pipe()
raw = io.open(os.dup(r), 'rb', buffering=0)
buffered = io.open(os.dup(r), 'rb')
nonblocking(r)
attempt(raw.read, 4)  # expect: None
attempt(buffered.read, 4)  # expect: None
os.write(w, 'ab')
attempt(raw.read, 4)  # expect: 'ab'
raw = io.open(w, 'wb', buffering=0)
nonblocking(w)
print raw.write('x' * FULL) < FULL  # expect: True
attempt(raw.write, 'x')  # expect: None
