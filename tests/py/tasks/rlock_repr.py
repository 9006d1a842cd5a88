import threading
l = threading.RLock()
print l     # expect: <_RLock owner=None count=0>
with l:
    with l: print l     # expect: <_RLock owner='MainThread' count=2>
def f():
    with l: print l
t = threading.Thread(target=f, name='Worker')
t.start()     # expect: <_RLock owner='Worker' count=1>
t.join()
