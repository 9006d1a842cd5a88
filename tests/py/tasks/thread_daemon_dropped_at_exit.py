import threading, time
def f():
    try: time.sleep(100)
    finally: print 'never'
t = threading.Thread(target=f)
t.daemon = True
t.start()
print 'program ends'     # expect: program ends
