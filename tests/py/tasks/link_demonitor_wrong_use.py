# oracle: none, vmiot is a module of ours
from vmiot import createthread, current, demonitor, monitor, receive
t = createthread(receive, daemon=True)
m = monitor(t)

def f():
    try:
        demonitor(m)
    except RuntimeError, e:
        print e     # expect: a monitor can only be taken back by the task that made it

createthread(f).join()
demonitor(t)  # expect raises: TypeError: a Monitor is required, not vmiot.task.Task
