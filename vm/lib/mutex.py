# SPDX-License-Identifier: MIT
"""A lock and a queue of functions that wait for it, for programs that are driven by events.

    m.lock(function, argument)

calls function(argument) when the lock is free, now or later; the function ends by calling m.unlock()."""

from warnings import warnpy3k
warnpy3k("the mutex module has been removed in Python 3.0", stacklevel=2)
del warnpy3k

from collections import deque


class mutex:

    def __init__(self):
        self.locked = False
        self.queue = deque()

    def test(self):
        """Is it held?"""
        return self.locked

    def testandset(self):
        """Takes it if it is free; whether it was."""
        if self.locked:
            return False
        self.locked = True
        return True

    def lock(self, function, argument):
        """Calls function(argument) with the lock held, now or when those before are done."""
        if self.testandset():
            function(argument)
        else:
            self.queue.append((function, argument))

    def unlock(self):
        """Calls the next function that waits, or frees the lock."""
        if self.queue:
            function, argument = self.queue.popleft()
            function(argument)
        else:
            self.locked = False
