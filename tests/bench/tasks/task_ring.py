# SPDX-License-Identifier: MIT
"""A ring of tasks: each sleeps a little, then passes what comes into its mailbox on to the next, three times round. Prints
the seconds from the first start to the last end, and with the module `bench` the heap that one parked task takes."""
import sys
import time
from vmiot import createthread, current, post, receive, sleep

try:
    from bench import heap
except ImportError:
    heap = None

N = int(sys.argv[1])
ROUNDS = 3


def member(i):
    sleep(i % 50)
    for _ in xrange(ROUNDS):
        message = receive()
        post(tasks[(i + 1) % N], message + 1)


tasks = []
before = heap() if heap else 0
start = time.time()
for i in xrange(N):
    tasks.append(createthread(member, i))
if heap:
    sleep(500)
    print "%.0f bytes of heap for each of %d parked tasks" % ((heap() - before) / float(N), N)
post(tasks[0], 0)
for task in tasks[1:]:
    assert task.join().kind == 'normal'
# The first one got the last message, and nobody took it.
assert tasks[0].join().kind == 'normal'
print "%.2f" % (time.time() - start)
