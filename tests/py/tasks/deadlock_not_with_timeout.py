import Queue, threading
q = Queue.Queue()
threading.Timer(0.03, q.put, ['late']).start()
print q.get()     # expect: late
