# A signal handler of Python ends a wait with EINTR, as in C; sendall goes on.
import errno, os, select, signal, socket, thread

ran = []
signal.signal(signal.SIGALRM, lambda n, frame: ran.append(n))
a, b = socket.socketpair()
r, w = os.pipe()
child = os.spawnlp(os.P_NOWAIT, "sleep", "sleep", "3")
for wait in (lambda: a.recv(1), lambda: select.select([a], [], []), lambda: os.read(r, 1),
             lambda: os.wait4(child, 0)):
    # Again and again: a machine with much else to do may come to the wait after the first one.
    before = len(ran)
    signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
    try:
        wait()
    except EnvironmentError as e:
        print e.__class__.__name__, errno.errorcode[e.errno], len(ran) > before
    except select.error as e:
        print "select.error", errno.errorcode[e.args[0]], len(ran) > before
    signal.setitimer(signal.ITIMER_REAL, 0)
# expect: error EINTR True
# expect: select.error EINTR True
# expect: OSError EINTR True
# expect: OSError EINTR True
os.kill(child, signal.SIGKILL)
os.waitpid(child, 0)
del ran[:]

def take():
    left = 1000000
    while left:
        left -= len(b.recv(65536))
    done.release()
done = thread.allocate_lock()
done.acquire()
def later(n, frame):
    ran.append(n)
    thread.start_new_thread(take, ())
signal.signal(signal.SIGALRM, later)
signal.setitimer(signal.ITIMER_REAL, 0.02)
a.sendall("x" * 1000000)
done.acquire()
print len(ran)  # expect: 1
