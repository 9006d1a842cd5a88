import Queue
class Job(object):
    def __init__(self, n): self.n = n
    def __cmp__(self, other): return cmp(self.n, other.n)
q = Queue.PriorityQueue()
for n in 5, 3, 9, 1: q.put(Job(n))
print [q.get().n for i in range(4)]     # expect: [1, 3, 5, 9]
