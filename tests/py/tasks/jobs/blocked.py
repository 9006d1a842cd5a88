# oracle: none, jobs are ours
# flags: -u
import os, subprocess, sys, time
from vmiot.job import receive, start, parent

def read(fd):
    parent().send('reading')
    try:
        os.read(fd, 1)
    finally:
        print 'finally'

def quiet(fd):
    os.read(fd, 1)

def child():
    parent().send('waiting')
    subprocess.call(['sleep', '100'])

def full(fd):
    parent().send('writing')
    os.write(fd, 'x' * 1000000)

if __name__ == '__main__':
    r, w = os.pipe()
    job = start(read, r, descriptors=[r])
    receive()
    time.sleep(0.01)
    job.kill()  # expect: finally
    job.join()
    print job.reason.text  # expect: killed
    job = start(quiet, r, descriptors=[r], seconds=0.05)
    job.join()
    print job.reason.text  # expect: quota (seconds)
    job = start(child)
    receive()
    job.kill()
    job.join()
    print job.reason.text  # expect: killed
    job = start(full, w, descriptors=[w])
    receive()
    job.kill()
    job.join()
    print job.reason.text  # expect: killed
    # A job that waits in a mailbox for a message of nobody ends with the program, as a daemon.
    start(receive.__module__ + ':receive', daemon=True)
    print 'end'  # expect: end
