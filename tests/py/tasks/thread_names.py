import threading
a, b = threading.Thread(), threading.Thread(name=5)
print a.name, b.name, threading.current_thread().name     # expect: Thread-1 5 MainThread
a.name = u'x'
print repr(a.getName())     # expect: 'x'
b.setName('y')
print b     # expect: <Thread(y, initial)>
class Sub(threading.Thread): pass
print Sub()     # expect: <Sub(Thread-2, initial)>
