# SPDX-License-Identifier: MIT
"""Two threads that hand a number to and fro through two queues. Prints how often they switched in a second."""
import Queue
import sys
import threading
import time

ROUNDS = int(sys.argv[1])


def play():
    there, back = Queue.Queue(), Queue.Queue()

    def answer():
        for _ in xrange(ROUNDS):
            back.put(there.get() + 1)

    thread = threading.Thread(target=answer)
    thread.start()
    n = 0
    start = time.time()
    for _ in xrange(ROUNDS):
        there.put(n)
        n = back.get()
    seconds = time.time() - start
    thread.join()
    assert n == ROUNDS
    return 2 * ROUNDS / seconds


print "%.0f" % max(play() for _ in range(3))
