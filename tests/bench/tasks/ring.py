# SPDX-License-Identifier: MIT
"""A ring of threads: each sleeps a little, then passes what its queue brings on to the next, three times round. Prints the
seconds from the first start to the last end, and with the module `bench` the heap that one parked thread takes."""
import Queue
import sys
import threading
import time

try:
    from bench import heap
except ImportError:
    heap = None

N = int(sys.argv[1])
ROUNDS = 3
# CPython's stacks shall not fill the memory.
threading.stack_size(65536)


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
threads = [threading.Thread(target=member, args=(i,)) for i in xrange(N)]
made = heap() if heap else 0
for t in threads:
    t.start()
if heap:
    time.sleep(0.5)
    figures = (heap() - made) / float(N), N, (made - before) / float(N)
    print "%.0f bytes of heap for each of %d parked threads, and %.0f for its Thread object" % figures
queues[0].put(0)
for _ in xrange(N):
    done.get()
result = queues[0].get()
assert result == N * ROUNDS, result
print "%.2f" % (time.time() - start)
