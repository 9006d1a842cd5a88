import Queue
q = Queue.Queue()
q.put(1)
q.task_done()
try: q.task_done()
except ValueError, e: print e     # expect: task_done() called too many times
print q.unfinished_tasks     # expect: 0
