# oracle: none, vmiot is a module of ours
import sys
from vmiot import Exit, createthread, current, kill, link, receive, trap_exit
print trap_exit(), trap_exit()      # expect: False True
for code in [0, 2]:
    t = createthread(lambda: sys.exit(receive()))
    link(t)
    t.post(code)
    m = receive()
    print isinstance(m, Exit), m.task is t, m.reason.text
# expect: True True normal
# expect: True True exit (2)
t = createthread(receive)
link(t)
t.kill('x')
task, reason = receive()
print reason.kind, reason.detail    # expect: killed x
