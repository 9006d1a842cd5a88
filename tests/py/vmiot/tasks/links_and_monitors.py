# oracle: none, extension of VMIOT's API
# dialects: both
from vmiot import Down, Exit, current, kill, link, monitor, receive, trap_exit
vmiot_set_exceptionmode(0)
def waits():
    receive()
def fails():
    raise ValueError("broken")
a = createthread(waits)
m = monitor(a)
kill(a, "enough")
notice = receive()
print notice.isMessage(), notice.task is a, notice.reason.kind, notice.reason.detail  # expect: True True killed enough
trap_exit(True)
b = createthread(fails)
link(b)
notice = receive()
print notice.isInstance(Exit), notice.task is b, notice.reason.kind, notice.reason.error.type  # expect: True True error ValueError
