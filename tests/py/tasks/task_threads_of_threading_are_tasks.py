# oracle: none, vmiot is a module of ours
import threading
from vmiot import current, post, receive, tasks
main = current()

def f():
    me = current()
    post(main, (me is current(), me in tasks()))
    post(main, receive() * 2)

t = threading.Thread(target=f, name='worker')
t.start()
print receive()                 # expect: (True, True)
task = [x for x in tasks() if x.name == 'worker'][0]
post(task, 'hello')
print receive()                 # expect: hellohello
t.join()
task.join()
print task.reason.text          # expect: normal
