# process: it forks, which takes a process of its own
# What the copy has: the same objects, related in the same way, and the same random numbers; one thread.
import collections
import itertools
import os
import random
import re
import signal
import socket
import sys
import threading
import weakref


class Node(object):
    __slots__ = ('me', '__weakref__')

    def __init__(self):
        self.me = self


class Old:
    def __init__(self):
        self.y = [self]

    def get(self):
        return self.y[0] is self


Point = collections.namedtuple('Point', 'x y')
reload(sys)
sys.setdefaultencoding('utf-8')
gate = threading.Event()
thread = threading.Thread(target=gate.wait)
thread.setDaemon(True)
thread.start()
lock = threading.RLock()
lock.acquire()
node, old = Node(), Old()
ref = weakref.ref(node)
loop = [1]
loop.append(loop)
append = loop.append
count = itertools.count(5)
count.next()
table = {1: 'a', (1, frozenset([2])): 'b', 1.5: 'c', u'\xe4': 'd', node: 'e'}
del table[1.5]
order = table.keys()
state = random.getstate()
match = re.match(r'(?P<word>\w+)-(\d+)', 'abc-12')
near, far = socket.socketpair()
caught = []
signal.signal(signal.SIGUSR1, lambda number, frame: caught.append((number, frame.f_code.co_name)))
near.settimeout(20)


def child():
    print threading.enumerate() == [threading.currentThread()], thread.isAlive(), threading.currentThread().getName()
    lock.release()
    print node.me is node, ref() is node, old.get(), loop[1] is loop, append('x'), loop[2], table[node]
    print [a is b or a == b for a, b in zip(order, table)], isinstance(Point(1, 2), tuple), Point(1, 2)
    print count.next(), random.getstate() == state, match.group('word'), match.span(2), str(u'\xe4')
    os.kill(os.getpid(), signal.SIGUSR1)
    print caught, __import__('__main__').node is node, sys.modules['threading'] is threading
    other = threading.Thread(target=sys.stdout.write, args=('a thread of its own\n',))
    other.start()
    other.join()
    sys.stdout.flush()
    far.sendall('done')


if os.fork() == 0:
    child()
    os._exit(0)
print near.recv(10), os.wait()[1]
