# process: a process starts sys.executable
# From start to end: names, exit codes, exceptions, terminate(), daemons, and what end and pipe say of it.
import os
import sys
from multiprocessing import Process, Pipe, active_children, current_process

def child(connection, kind):
    reader.close()
    # For the traceback and the message of sys.exit('nested').
    sys.stderr = open(os.devnull, 'w')
    me = current_process()
    connection.send((me.name, me.daemon, me.pid == os.getpid(), me._identity, os.getppid() == parent, sys.stdin.name))
    if kind == 'raise':
        raise ValueError('lost')
    if kind == 'wait':
        import time
        time.sleep(60)
    if kind == 'nested':
        inner = Process(target=connection.send, args=('nested',))
        inner.start()
        inner.join()
        connection.send((inner.name, inner.exitcode))
    sys.exit(kind)

parent = os.getpid()
reader, writer = Pipe(duplex=False)
processes = [Process(target=child, args=(writer, kind)) for kind in (3, 'raise', 'wait', 'nested')]
print processes[0], processes[0].exitcode, processes[0].pid, processes[0].is_alive()
processes[2].daemon = True
processes[3].name = 'parent of another'
messages = []
for process in processes:
    process.start()
    messages.append(reader.recv())
print messages
print reader.recv(), reader.recv()
for process in processes:
    if process.daemon:
        process.join(0.001)
        print process, process in active_children()
        process.terminate()
    process.join()
    print process, process.exitcode
writer.close()
try:
    reader.recv()
except EOFError:
    print 'all are gone'
print active_children()
