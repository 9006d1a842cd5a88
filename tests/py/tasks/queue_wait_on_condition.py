# Waits on the conditions of a queue mix with its methods.
import Queue, threading
q = Queue.Queue()
def f():
    with q.not_empty:
        while not q.queue: q.not_empty.wait()
        print q.queue.popleft()
t = threading.Thread(target=f)
t.start()
q.put('x')     # expect: x
t.join()
