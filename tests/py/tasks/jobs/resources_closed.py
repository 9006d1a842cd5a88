# oracle: none, jobs are ours
# process: counts descriptors
import os, subprocess, time
from vmiot.job import receive, run, start, parent

def leave_open(how):
    keep = [open('/dev/null') for i in range(5)]
    keep.append(os.pipe())
    child = subprocess.Popen(['sleep', '100'])
    parent().send(child.pid)
    if how == 'crash':
        raise ValueError
    if how == 'exit':
        os._exit(3)
    if how == 'wait':
        time.sleep(100)

def stolen(fd):
    try:
        os.close(fd)
    except OSError as e:
        parent().send(str(e))

def count():
    return len(os.listdir('/proc/self/fd'))

if __name__ == '__main__':
    null = open('/dev/null', 'w')
    before = None
    for how in ['return', 'crash', 'exit', 'wait']:
        job = start(leave_open, how, stderr=null)
        pid = receive()
        if how == 'wait':
            job.kill()
        job.join()
        if before is None:
            before = count()
        gone = False
        while not gone:
            try:
                os.kill(pid, 0)
            except OSError:
                gone = True
            time.sleep(0.01)
        print how, job.exitcode, count() == before
    # expect: return 0 True
    # expect: crash 1 True
    # expect: exit 3 True
    # expect: wait 137 True
    run(stolen, null.fileno())
    print receive()  # expect: [Errno 9] Bad file descriptor
