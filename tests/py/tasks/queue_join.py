import Queue, threading
q = Queue.Queue()
out = []
def f():
    while True:
        out.append(q.get() * 2)
        q.task_done()
t = threading.Thread(target=f)
t.daemon = True
t.start()
for i in range(20): q.put(i)
q.join()
print out == [2 * i for i in range(20)]     # expect: True
