# oracle: none, CPython has no virtual time
# flags: --virtual-time --slice 7
import threading, time
log = []
timers = [threading.Timer(s, log.append, [s]) for s in (30, 10, 20, 10.5)]
for t in timers: t.start()
for t in timers: t.join()
print log, int(time.time())     # expect: [10, 10.5, 20, 30] 1000000030
