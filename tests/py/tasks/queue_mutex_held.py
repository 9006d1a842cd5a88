# Whoever holds the mutex keeps all others out.
import Queue, threading, time
q = Queue.Queue()
with q.mutex:
    t = threading.Thread(target=q.put, args=(1,))
    t.start()
    time.sleep(0.02)
    print len(q.queue), t.is_alive()     # expect: 0 True
    q.queue.append(0)
print q.get(), q.get()     # expect: 0 1
t.join()
