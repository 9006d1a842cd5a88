import Queue, threading
q = Queue.Queue(2)
most = []
def produce():
    for i in range(50):
        q.put(i)
        most.append(q.qsize())
t = threading.Thread(target=produce)
t.start()
print [q.get() for i in range(50)] == range(50), max(most) <= 2     # expect: True True
t.join()
