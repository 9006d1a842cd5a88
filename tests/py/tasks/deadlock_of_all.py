# oracle: none, CPython hangs
import threading
a, b = threading.Lock(), threading.Lock()
def f():
    with b:
        ready.set()
        with a: pass
ready = threading.Event()
with a:
    t = threading.Thread(target=f, name='Worker')
    t.daemon = True
    t.start()
    ready.wait()
    try: b.acquire()
    except threading.DeadlockError, e:
        print e, isinstance(e, RuntimeError)     # expect: all 2 threads wait for each other True
t.join()
print b.acquire()     # expect: True
# expect stderr: Deadlock: all 2 threads wait, and nothing can wake them
# expect stderr: Thread 'MainThread' waits for a lock taken by thread 'Worker'
# expect stderr: Thread 'Worker' waits for a lock taken by thread 'MainThread'
