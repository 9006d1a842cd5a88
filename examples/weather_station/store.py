# SPDX-License-Identifier: MIT
"""Keeps readings. Others put them into its queue; it ends when it is asked to."""
from collections import deque
from vmiot import service

_incoming = deque()
_readings = []
_taken = [0]


def put(reading):
    """Hands a reading over."""
    _taken[0] += 1
    _incoming.append(reading)


def taken():
    """How many readings were handed over so far."""
    return _taken[0]


def readings():
    """All readings, kept or still in the queue."""
    return _readings + list(_incoming)


def healthy():
    """Whether it keeps up with those who measure."""
    return len(_incoming) < 1000


def _keep():
    while _incoming:
        _readings.append(_incoming.popleft())


def main():
    while not service.wait(0.01):
        _keep()
    _keep()
    print 'store: closed with %d readings' % len(_readings)
