import Queue
q = Queue.Queue(1)
try: q.get_nowait()
except Queue.Empty, e: print repr(e)     # expect: Empty()
q.put(1)
for f in lambda: q.put_nowait(item=2), lambda: q.put(2, timeout=0.01), lambda: q.put(2, False), lambda: q.put(2, True, 0):
    try: f()
    except Queue.Full, e: print repr(e)
# expect: Full()
# expect: Full()
# expect: Full()
# expect: Full()
print q.full(), q.empty(), q.qsize(), q.get(), q.empty()     # expect: True False 1 1 True
