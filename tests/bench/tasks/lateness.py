# SPDX-License-Identifier: MIT
"""How late a timer of 10 ms is while two threads compute. Prints median, 99th percentile and maximum, in milliseconds."""
import sys
import threading
import time

SECONDS = float(sys.argv[1])
PERIOD = 0.010
stop = False
count = [0, 0]


def compute(i):
    n = 0
    while not stop:
        n = n * 31 + 7 & 0xffff
        count[i] += 1


def ticks():
    late = []
    end = time.time() + SECONDS
    while time.time() < end:
        start = time.time()
        time.sleep(PERIOD)
        late.append((time.time() - start - PERIOD) * 1000)
    return sorted(late)


threads = [threading.Thread(target=compute, args=(i,)) for i in range(2)]
for t in threads:
    t.start()
late = ticks()
stop = True
for t in threads:
    t.join()
assert min(count) > 0
print "%.2f %.2f %.2f" % (late[len(late) // 2], late[len(late) * 99 // 100], late[-1])
