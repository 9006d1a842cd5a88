# SPDX-License-Identifier: MIT
"""Two tasks that do nothing but let each other run, by vmiot.yield_(). Prints how often they did in a second."""
import sys
import time
from vmiot import createthread, yield_

ROUNDS = int(sys.argv[1])


def spin(let_run=yield_):
    for _ in xrange(ROUNDS):
        let_run()


def play():
    start = time.time()
    for task in [createthread(spin), createthread(spin)]:
        task.join()
    return 2 * ROUNDS / (time.time() - start)


print "%.0f" % max(play() for _ in range(3))
