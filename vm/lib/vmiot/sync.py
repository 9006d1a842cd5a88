# SPDX-License-Identifier: MIT
"""Synchronisation of tasks (docs/tasks.md): locks that know their owner, critical sections, conditions, semaphores,
read-write locks, events, barriers, interlocked integers and references, message queues and pipes.

    from vmiot.sync import CriticalSection

    section = CriticalSection()
    with section:
        balance += 1

The time that a call waits at most (timeout) is seconds; None, the default, waits for ever.
"""
from _sync import (Barrier, BrokenBarrier, Condition, CriticalSection, Event, InterlockedInt, InterlockedRef, Lock,
                   MessageQueue, Pipe, RWLock, Semaphore)

__all__ = ['Barrier', 'BrokenBarrier', 'Condition', 'CriticalSection', 'Event', 'InterlockedInt', 'InterlockedRef',
           'Lock', 'MessageQueue', 'Pipe', 'RWLock', 'Semaphore']
