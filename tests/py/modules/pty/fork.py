# process: it forks, which takes a process of its own
# The copy has a terminal of its own.
import os
import pty

pid, master = pty.fork()
if pid == pty.CHILD:
    os.write(1, '%s %s %s\n' % (os.isatty(0), os.getsid(0) == os.getpid(), os.ttyname(1).startswith('/dev/pts/')))
    os._exit(3)
text = ''
while not text.endswith('\n'):
    text += os.read(master, 100)
print repr(text), os.WEXITSTATUS(os.waitpid(pid, 0)[1])
