import threading
class L(threading.local):
    def __init__(self, n, m=0):
        print 'init', n, m
        self.n = n
d = L(5, m=6)     # expect: init 5 6
d.n = 7
def f(): print d.n
t = threading.Thread(target=f)
t.start()
# expect: init 5 6
# expect: 5
t.join()
print d.n     # expect: 7
