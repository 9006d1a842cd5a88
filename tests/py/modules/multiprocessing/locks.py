# Locks, semaphores, conditions and events, between the threads of one process.
import threading
import time
from multiprocessing import Lock, RLock, Semaphore, BoundedSemaphore, Condition, Event, Queue, JoinableQueue
from Queue import Empty, Full

def tell(function, *args):
    try:
        print function(*args)
    except Exception as e:
        print type(e).__name__, e

lock = Lock()
print lock, lock.acquire(), lock, lock.acquire(False), lock.acquire(True, 0.001)
lock.release()
tell(lock.release)
rlock = RLock()
tell(rlock.release)
with rlock:
    print rlock, rlock.acquire(), rlock
    rlock.release()
    others = []
    t = threading.Thread(target=lambda: others.append((rlock.acquire(False), repr(rlock))))
    t.start()
    t.join()
    print others
print rlock
s = Semaphore(2)
print s, s.acquire(), s.acquire(), s.acquire(False), s.get_value()
s.release()
print s
bounded = BoundedSemaphore(1)
tell(bounded.release)
print bounded

# A thread that waits keeps no other waiting.
order = []
lock.acquire()
t = threading.Thread(target=lambda: order.append(lock.acquire()))
t.start()
time.sleep(0.01)
order.append('free')
lock.release()
t.join()
print order

c = Condition()
tell(c.wait)
tell(c.notify)
woken = []
def waiter():
    with c:
        c.wait()
        woken.append(1)
threads = [threading.Thread(target=waiter) for _ in range(3)]
for t in threads:
    t.start()
while c._sleeping_count.get_value() < 3:
    time.sleep(0.001)
with c:
    print c
    c.notify()
while len(woken) < 1:
    time.sleep(0.001)
with c:
    c.notify_all()
for t in threads:
    t.join()
with c:
    c.wait(0.001)
print len(woken), c

e = Event()
print e.is_set(), e.wait(0.001)
t = threading.Thread(target=e.wait)
t.start()
e.set()
t.join()
print e.is_set(), e.wait()
e.clear()
print e.is_set()

q = Queue(2)
q.put('a')
q.put(('b', 2))
print q.full(), q.qsize(), q.get(), q.get(True, 5)
tell(q.get_nowait)
tell(q.get, True, 0.001)
q.put(1)
q.put(2)
tell(q.put_nowait, 3)
tell(q.put, 3, True, 0.001)
q.close()
q.join_thread()
tell(q.put, 1)
j = JoinableQueue()
j.put(1)
j.get()
j.task_done()
j.join()
tell(j.task_done)
