# oracle: none, CPython cannot interrupt a wait without time limit
# Who leaves wait() by an exception holds the lock again.
import thread, threading, time
c = threading.Condition()
def f():
    time.sleep(0.02)
    thread.interrupt_main()
threading.Thread(target=f).start()
with c:
    try: c.wait()
    except KeyboardInterrupt: print c._is_owned()     # expect: True
print c._is_owned()     # expect: False
