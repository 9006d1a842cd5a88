# SPDX-License-Identifier: MIT
"""Jobs: Python worlds of their own, in this isolate or in a worker (docs/jobs.md).

A job has its own modules, globals, streams and exit status. Nothing mutable is shared: arguments and messages are copied.

    from vmiot.job import Job, receive, parent

    def double():
        parent().send(2 * receive())

    if __name__ == '__main__':
        job = Job(double)
        job.start()
        job.send(21)
        print receive()

The function of a job is found by the name of its module. For a function of the main program, the job runs the main program
under another name first; so what only the program itself is to do belongs under "if __name__ == '__main__'".
"""
from _job import (CopyError, ErrorInfo, ExitReason, Job, Monitor, Notice,
                  copy, current, jobs, parent)
from _job import receive as _receive

__all__ = ['CopyError', 'ErrorInfo', 'ExitReason', 'Job', 'Monitor', 'Notice', 'copy', 'current', 'jobs', 'parent',
           'receive', 'receive_from', 'run', 'start']


def receive(timeout=None, accept=None, default=None):
    """The next message of the calling job, or the next that accept(message) is true of; the others stay.

    Waits at most timeout seconds; then it gives default. Ends of jobs that are monitored, or linked while exits are
    trapped, come as a Notice.
    """
    found = _receive(timeout, accept)
    return default if found is None else found[0]


def receive_from(timeout=None, accept=None):
    """As receive(), but gives the message and the job that sent it (None for notices and senders that have ended), or
    None when the time is over."""
    return _receive(timeout, accept)


def start(target, *args, **options):
    """Makes a job and starts it; arguments for the target, options for Job()."""
    job = Job(target, args, **options)
    job.start()
    return job


def run(target, *args, **options):
    """As start(), and waits for the end; gives the ended job."""
    job = start(target, *args, **options)
    job.join()
    return job
