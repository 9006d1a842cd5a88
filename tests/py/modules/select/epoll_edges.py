# epoll at edges and once, and what it refuses: what programs for /sys/class/gpio build on.
import os
import select
import socket
import tempfile
import threading


def events(e, timeout=0):
    return sorted(flags for fd, flags in e.poll(timeout))


r, w = os.pipe()
e = select.epoll()
e.register(r, select.EPOLLIN | select.EPOLLET)
print events(e)  # expect: []
os.write(w, 'ab')
print events(e, 1), events(e), events(e)  # expect: [1] [] []
os.write(w, 'c')
print events(e, 1), events(e)  # expect: [1] []
os.read(r, 1)
print events(e)  # expect: []

# A change of the registration reports what is there; once means until the next change.
e.modify(r, select.EPOLLIN | select.EPOLLONESHOT)
print events(e, 1), events(e)  # expect: [1] []
os.write(w, 'd')
print events(e)  # expect: []
e.modify(r, select.EPOLLIN)
print events(e), events(e)  # expect: [1] [1]

# Many descriptors, and a limit.
a, b = socket.socketpair()
e.register(a, select.EPOLLIN | select.EPOLLOUT | select.EPOLLET)
print events(e), len(e.poll(1, 1))  # expect: [1, 4] 1
b.close()
print [flags & select.EPOLLHUP != 0 for fd, flags in e.poll(1) if fd == a.fileno()]  # expect: [True]

# A closed descriptor leaves the set by itself.
number = a.fileno()
a.close()
print events(e)  # expect: [1]
print e.unregister(number)  # expect: None

for call, args in ((e.register, (r,)), (e.modify, (w, 1)), (e.unregister, (w,)), (e.register, (e.fileno(),)),
                   (e.register, (tempfile.TemporaryFile(),)), (e.register, (1000,))):
    try:
        call(*args)
    except IOError as error:
        print error
# expect: [Errno 17] File exists
# expect: [Errno 2] No such file or directory
# expect: [Errno 2] No such file or directory
# expect: [Errno 22] Invalid argument
# expect: [Errno 1] Operation not permitted
# expect: [Errno 9] Bad file descriptor

# Others wait for a set as for any descriptor; a second object over it is the same set.
print select.select([e], [], [], 0) == ([e], [], [])  # expect: True
print events(select.epoll.fromfd(os.dup(e.fileno())))  # expect: [1]
os.read(r, 10)
print select.select([e], [], [], 0)  # expect: ([], [], [])

# What happens while a thread waits.
timer = threading.Timer(0.02, os.write, (w, 'x'))
timer.start()
print events(e, 5)  # expect: [1]
timer.join()
os.read(r, 10)
x, y = os.pipe()
os.write(y, 'x')
timer = threading.Timer(0.02, e.register, (x, select.EPOLLIN))
timer.start()
print events(e, 5)  # expect: [1]
timer.join()
e.unregister(x)


def close_and_write():
    e.close()
    os.write(w, 'x')


timer = threading.Timer(0.02, close_and_write)
timer.start()
print events(e, 5), e.closed  # expect: [1] True
timer.join()
