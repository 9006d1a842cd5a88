import threading
c = threading.Condition(threading.Lock())
with c:
    print c.wait(0.01), c.wait(0), c.wait(-1)     # expect: None None None
    print c._is_owned()     # expect: True
