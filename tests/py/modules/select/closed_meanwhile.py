# SPDX-License-Identifier: MIT
# process: others in the process would take the numbers of the descriptors that it closes
"""A descriptor that is closed while a thread waits for it does not end the wait."""
import select
import socket
import threading
import time


def trial(label, wait, also=None, least=0.39):
    """What a thread gets that waits for a socket, which is closed meanwhile; and whether it waited to the end."""
    a, b = socket.socketpair()
    out = []

    def run():
        start = time.time()
        try:
            r = wait(a)
        except Exception, e:
            r = type(e).__name__
        out.append((r, time.time() - start > least))

    thread = threading.Thread(target=run)
    thread.start()
    time.sleep(0.05)
    a.close()
    if also is not None:
        also()
    thread.join()
    print label, out


def poll(sock):
    p = select.poll()
    p.register(sock, select.POLLIN)
    return [events for fd, events in p.poll(400)]


def epoll(sock):
    p = select.epoll()
    p.register(sock, select.EPOLLIN)
    threading.Timer(0.05, p.close).start()
    return p.poll(0.4)


def lengths(lists):
    return [len(found) for found in lists]


c, d = socket.socketpair()
trial('select', lambda s: lengths(select.select([s], [], [], 0.4)))  # expect: select [([1, 0, 0], True)]
trial('select, write', lambda s: lengths(select.select([s], [], [s], 0.4)))
# expect: select, write [([1, 0, 1], True)]
trial('poll', poll)  # expect: poll [([32], True)]
trial('epoll', epoll)  # expect: epoll [([], True)]
trial('another', lambda s: lengths(select.select([s, c], [], [], 5)), lambda: d.send('x'), 4)
# expect: another [([2, 0, 0], False)]
for what in select.select, lambda r, w, x, t: poll(r[0]):
    try:
        print what([c.fileno() + 500], [], [], 0.2)
    except select.error, e:
        print e.args
# expect: (9, 'Bad file descriptor')
# expect: [32]
