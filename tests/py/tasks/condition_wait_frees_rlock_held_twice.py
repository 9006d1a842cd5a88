import threading
c = threading.Condition()
def f():
    with c:
        print 'inside'
        c.notify()
with c:
    with c:
        t = threading.Thread(target=f)
        t.start()
        c.wait()     # expect: inside
        print c._is_owned()     # expect: True
    print c._is_owned()     # expect: True
print c._is_owned()     # expect: False
t.join()
