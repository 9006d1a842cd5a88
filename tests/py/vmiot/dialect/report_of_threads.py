# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
import threading, thread
def body(n):
    raise ValueError(n)
t = threading.Thread(target=body, args=("one",), name="T")
t.start()
t.join()
vmiot_set_exceptionmode(2)
t = threading.Thread(target=body, args=("two",), name="T")
t.start()
t.join()
thread.start_new_thread(body, ("three",))
sleep(5)
vmiot_set_exceptionmode(0)
t = threading.Thread(target=body, args=("four",), name="T")
t.start()
t.join()
thread.start_new_thread(body, ("five",))
createthread(body, "six").join()
print "end"
# expect: ==========Traceback by VMIOT (1):===========
# expect: Exception ValueError : one
# expect:   (0) "report_of_threads.py", line 5, in body
# expect: ==========Traceback by VMIOT (2):===========
# expect: Exception ValueError : two
# expect:   (0) "report_of_threads.py", line 5, in body
# expect: ==========Traceback by VMIOT (3):===========
# expect: Exception ValueError : three
# expect:   (0) "report_of_threads.py", line 5, in body
# expect: PRINT: end
