import Queue
for cls in Queue.Queue, Queue.LifoQueue, Queue.PriorityQueue:
    q = cls()
    for x in 3, 1, 2: q.put(x)
    print cls.__name__, q.qsize(), type(q.queue).__name__, [q.get() for i in range(3)]
# expect: Queue 3 deque [3, 1, 2]
# expect: LifoQueue 3 list [2, 1, 3]
# expect: PriorityQueue 3 list [1, 2, 3]
