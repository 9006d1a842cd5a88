import threading
def f(): print threading.Thread().daemon
for daemon in True, False:
    t = threading.Thread(target=f)
    t.daemon = daemon
    t.start()
    t.join()
# expect: True
# expect: False
