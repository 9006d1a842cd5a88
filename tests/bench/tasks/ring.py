# SPDX-License-Identifier: MIT
"""A ring of threads: each sleeps a little, then passes what its queue brings on to the next, three times round. Prints the
seconds from the first start to the last end, and with the module `bench` the heap that one parked thread takes."""
import Queue
import sys
import thread
import time

try:
    from bench import heap
except ImportError:
    heap = None

N = int(sys.argv[1])
ROUNDS = 3
# Python code in a thread's stack does not grow with the number of threads; CPython's stacks shall not fill the memory.
thread.stack_size(65536)


def member(i):
    inbox, outbox = queues[i], queues[(i + 1) % N]
    time.sleep(0.001 * (i % 50))
    for _ in xrange(ROUNDS):
        outbox.put(inbox.get() + 1)
    done.put(i)


queues = [Queue.Queue() for _ in xrange(N)]
done = Queue.Queue()
before = heap() if heap else 0
start = time.time()
for i in xrange(N):
    thread.start_new_thread(member, (i,))
if heap:
    time.sleep(0.5)
    print "%.0f bytes of heap for each of %d parked threads" % ((heap() - before) / float(N), N)
queues[0].put(0)
for _ in xrange(N):
    done.get()
result = queues[0].get()
assert result == N * ROUNDS, result
print "%.2f" % (time.time() - start)
