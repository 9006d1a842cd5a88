# SPDX-License-Identifier: MIT
"""Threads as tasks: created, watched, linked, sent messages and killed (docs/tasks.md).

    from vmiot import createthread, current, post, receive

    def double(parent):
        post(parent, 2 * receive())

    task = createthread(double, current())
    post(task, 21)
    print receive()

Times that a call waits at most (timeout) are seconds, as everywhere in Python; sleep() takes milliseconds.
"""
from _task import (HIGH, IDLE, LOW, NORMAL, URGENT, Down, ErrorInfo, Exit, ExitReason, Monitor, Request, Task, TaskEnded,
                   TaskError, TaskTimeout, createthread, current, demonitor, kill, link, monitor, post, receive, reply,
                   send, sleep, tasks, trap_exit, unlink, yield_, yieldthread)

__all__ = ['HIGH', 'IDLE', 'LOW', 'NORMAL', 'URGENT', 'Down', 'ErrorInfo', 'Exit', 'ExitReason', 'Monitor', 'Request',
           'Task', 'TaskEnded', 'TaskError', 'TaskTimeout', 'createthread', 'current', 'demonitor', 'kill', 'link',
           'monitor', 'post', 'receive', 'reply', 'send', 'sleep', 'tasks', 'trap_exit', 'unlink', 'yield_',
           'yieldthread']
