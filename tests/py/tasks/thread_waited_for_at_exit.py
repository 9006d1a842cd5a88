import threading, time
def f():
    time.sleep(0.05)
    print 'thread ends'
threading.Thread(target=f).start()
print 'program ends'
# expect: program ends
# expect: thread ends
