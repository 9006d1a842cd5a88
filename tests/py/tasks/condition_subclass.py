import threading
class C(threading._Condition):
    def __init__(self):
        threading._Condition.__init__(self, threading.Lock())
        self.items = []
    def add(self, x):
        with self:
            self.items.append(x)
            self.notify()
    def take(self):
        with self:
            while not self.items: self.wait()
            return self.items.pop()
c = C()
t = threading.Thread(target=lambda: c.add(5))
t.start()
print c.take()     # expect: 5
t.join()
