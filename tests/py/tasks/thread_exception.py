# expect stderr: Exception in thread Worker:
# expect stderr: ValueError: oh
import threading
def f(): raise ValueError('oh')
t = threading.Thread(target=f, name='Worker')
t.start()
t.join()
print t.is_alive()     # expect: False
