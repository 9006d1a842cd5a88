# Threads linked to jobs, threads that watch jobs and post to them.
# oracle: none, vmiot is a module of ours
import sys, time
import vmiot
from vmiot import createthread, link, monitor, post, receive, trap_exit
from vmiot.job import Job, receive as receive_for_job, parent, start


def failing():
    raise KeyError('k')


def waiting():
    time.sleep(60)


def echo():
    parent().send(('echo', receive_for_job()))


def linked(job, started):
    link(job)
    started.append(1)
    time.sleep(60)


if __name__ == '__main__':
    # The end of a job, as a message to the thread that watches it.
    job = Job(failing, stderr=open('/dev/null', 'w'))
    m = monitor(job)
    job.start()
    down = receive(timeout=20)
    print type(down).__name__, down.monitor is m, down.task is job, down.reason.text
    # expect: Down True True error (KeyError: 'k')

    # A job that fails takes a thread along.
    job = Job(failing, stderr=open('/dev/null', 'w'))
    started = []
    thread = createthread(linked, job, started)
    while not started:
        vmiot.sleep(1)
    job.start()
    print thread.join().text  # expect: killed (linked task 'failing' ended: error (KeyError: 'k'))

    # A thread that is killed takes a job along; who traps exits is told.
    job = start(waiting)
    started = []
    thread = createthread(linked, job, started)
    while not started:
        vmiot.sleep(1)
    trap_exit()
    link(job)
    thread.kill('enough')
    exit = receive(timeout=20)
    print type(exit).__name__, exit.task is job, exit.reason.text
    # expect: Exit True killed (linked task 'Task-7' ended: killed (enough))
    print job.join(20), job.exitcode  # expect: True 137

    # Messages of a thread to a job are copied.
    job = start(echo)
    what = [1, 2]
    print post(job, what)  # expect: True
    what.append(3)
    print receive_for_job(20)  # expect: ('echo', [1, 2])
    job.join()
    try:
        post(job, 1)
    except RuntimeError, e:
        print e  # expect: job 'echo' has ended
    try:
        post(start(waiting, daemon=True), lambda: 1)
    except TypeError, e:
        print type(e).__name__  # expect: CopyError
    vmiot.kill(job)
