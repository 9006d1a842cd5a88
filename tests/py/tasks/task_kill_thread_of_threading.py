# oracle: none, vmiot is a module of ours
import threading
from vmiot import current, post, receive
main = current()

def f():
    post(main, current())
    while True:
        pass

t = threading.Thread(target=f)
t.start()
receive().kill('no more')
t.join()
print t.is_alive()  # expect: False
