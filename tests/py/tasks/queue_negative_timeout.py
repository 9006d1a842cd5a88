import Queue
q = Queue.Queue(1)
try: q.get(timeout=-1)
except ValueError, e: print e     # expect: 'timeout' must be a non-negative number
q.put(1)
try: q.put(1, timeout=-1)
except ValueError, e: print e     # expect: 'timeout' must be a non-negative number
