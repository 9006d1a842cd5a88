"""Lines of a log as readings. A line: minute,zone,channel,raw"""
from collections import namedtuple

from calibration import CHANNELS

Reading = namedtuple('Reading', 'minute zone channel value')


class BadLine(ValueError):
    """A line that is no reading."""


def parse(line):
    """The reading in a line, or None for a comment or an empty line."""
    line = line.strip()
    if not line or line.startswith('#'):
        return None
    fields = line.split(',')
    if len(fields) != 4:
        raise BadLine('%d fields instead of 4' % len(fields))
    minute, zone, channel, raw = fields
    try:
        calibrate = CHANNELS[channel]
    except KeyError:
        raise BadLine('unknown channel %r' % channel)
    try:
        return Reading(int(minute), zone, channel, calibrate(int(raw)))
    except ValueError, error:
        raise BadLine(str(error))


class LogReader(object):
    """Iterates over the readings in lines; remembers the bad ones as (line number, reason)."""

    def __init__(self, lines):
        self._source = lines
        self.lines = self.good = 0
        self.bad = []

    def __iter__(self):
        for line in self._source:
            self.lines += 1
            try:
                reading = parse(line)
            except BadLine, error:
                self.bad.append((self.lines, str(error)))
                continue
            if reading is not None:
                self.good += 1
                yield reading
