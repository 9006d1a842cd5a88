# SPDX-License-Identifier: MIT
"""A list of things to do at certain times.

scheduler(timefunc, delayfunc) knows the time by one function and waits by the other, which need not mean seconds. The wait
function is called with 0, too, after every event, to let other threads run."""

import heapq
from collections import namedtuple

__all__ = ['scheduler']


class Event(namedtuple('Event', 'time, priority, action, argument')):
    """Compared by time, then priority: a lower number comes first."""

    __slots__ = ()

    def __eq__(self, other):
        return self[:2] == other[:2]

    def __ne__(self, other):
        return self[:2] != other[:2]

    def __lt__(self, other):
        return self[:2] < other[:2]

    def __le__(self, other):
        return self[:2] <= other[:2]

    def __gt__(self, other):
        return self[:2] > other[:2]

    def __ge__(self, other):
        return self[:2] >= other[:2]

    __hash__ = None


class scheduler:

    def __init__(self, timefunc, delayfunc):
        self._queue = []
        self.timefunc = timefunc
        self.delayfunc = delayfunc

    def enterabs(self, time, priority, action, argument):
        """Adds an event at an absolute time. Gives what cancel() takes."""
        event = Event(time, priority, action, argument)
        heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument):
        """Adds an event after a delay."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument)

    def cancel(self, event):
        """Takes an event out; ValueError if it is not there any more."""
        self._queue.remove(event)
        heapq.heapify(self._queue)

    def empty(self):
        """Is there nothing left to do?"""
        return not self._queue

    def run(self):
        """Runs events until there is none left, waiting for each. Events may add others; an exception leaves the rest."""
        queue, now = self._queue, self.timefunc
        while queue:
            first = queue[0]
            wait = first.time - now()
            if wait > 0:
                self.delayfunc(wait)
                continue
            event = heapq.heappop(queue)
            if event is not first:
                # Another thread was here.
                heapq.heappush(queue, event)
                continue
            event.action(*event.argument)
            self.delayfunc(0)

    @property
    def queue(self):
        """The events to come, in order."""
        return sorted(self._queue)
