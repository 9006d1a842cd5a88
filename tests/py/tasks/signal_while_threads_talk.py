# process: signals are the process's
# Two threads that talk over sockets always find soon what they wait for; a signal is heard all the same.
import signal, socket, threading, time
here, there = socket.socketpair()
heard = []

def answer():
    for said in iter(lambda: there.recv(10), 'end'):
        there.sendall(said)

signal.signal(signal.SIGALRM, lambda *_: heard.append(1))
signal.siginterrupt(signal.SIGALRM, False)
signal.setitimer(signal.ITIMER_REAL, 0.05)
thread = threading.Thread(target=answer)
thread.start()
until = time.time() + 10
while not heard and time.time() < until:
    here.sendall('x')
    here.recv(10)
here.sendall('end')
thread.join()
print heard  # expect: [1]
