import threading
e = threading.Event()
threads = [threading.Thread(target=e.wait) for i in range(3)]
for t in threads: t.start()
print threading.active_count(), threading.activeCount(), len(threading.enumerate())     # expect: 4 4 4
print set(threads) <= set(threading.enumerate())     # expect: True
e.set()
for t in threads: t.join()
print [t.name for t in threading.enumerate()]     # expect: ['MainThread']
