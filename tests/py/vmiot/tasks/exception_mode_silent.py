# oracle: none, extension of VMIOT's API
import threading, thread
vmiot_set_exceptionmode(0)
def body(n):
    raise ValueError(n)
t = threading.Thread(target=body, args=("one",))
t.start()
t.join()
thread.start_new_thread(body, ("two",))
print createthread(body, "three").join().kind  # expect: error
sleep(5)
vmiot_set_exceptionmode(2)
createthread(body, "four", name="T").join()
# expect stderr: Unhandled exception in task 'T':
# expect stderr: ValueError: four
