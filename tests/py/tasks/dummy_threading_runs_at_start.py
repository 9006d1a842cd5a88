import dummy_threading as threading
def f():
    print threading.current_thread().name
t = threading.Thread(target=f)
t.start()     # expect: Thread-1
t.join()
print t.is_alive(), threading.active_count()     # expect: False 1
with threading.Condition() as c: print c     # expect: True
