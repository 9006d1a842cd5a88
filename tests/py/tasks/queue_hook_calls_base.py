import Queue
class Loud(Queue.Queue):
    def _put(self, item):
        print 'put', item, self.mutex.locked()
        Queue.Queue._put(self, item)
    def _get(self):
        item = Queue.Queue._get(self)
        print 'get', item
        return item
q = Loud()
q.put(1)     # expect: put 1 True
q.put_nowait(2)     # expect: put 2 True
print q.get() + q.get_nowait()
# expect: get 1
# expect: get 2
# expect: 3
