import Queue
class Unique(Queue.Queue):
    def _init(self, maxsize): self.queue = set()
    def _qsize(self, len=len): return len(self.queue)
    def _put(self, item): self.queue.add(item)
    def _get(self): return self.queue.pop()
q = Unique(2)
q.put(1)
q.put(1)
print q.qsize(), q.get(), q.empty(), q.unfinished_tasks     # expect: 1 1 True 2
