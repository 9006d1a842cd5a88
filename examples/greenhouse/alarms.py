"""Alarms with hysteresis: one begins when a value leaves its limits and ends when it is well inside again."""
from collections import namedtuple

from config import SHORTEST_ALARM

Alarm = namedtuple('Alarm', 'zone channel kind begin end worst')


class Watch(object):
    """The state of one channel of one zone."""

    def __init__(self, low, high, hysteresis):
        self.low, self.high, self.hysteresis = low, high, hysteresis
        self.kind = None
        self.begin = self.last = self.worst = None

    def step(self, minute, value):
        """Takes a value; returns (kind, begin, end, worst) when an alarm has just ended, else None."""
        ended = None
        if self.kind == 'low' and value >= self.low + self.hysteresis:
            ended = self._end()
        elif self.kind == 'high' and value <= self.high - self.hysteresis:
            ended = self._end()
        if self.kind is None:
            if self.low is not None and value < self.low:
                self.kind = 'low'
            elif value > self.high:
                self.kind = 'high'
            if self.kind:
                self.begin, self.worst = minute, value
        if self.kind:
            self.last = minute
            self.worst = min(self.worst, value) if self.kind == 'low' else max(self.worst, value)
        return ended

    def _end(self):
        result = self.kind, self.begin, self.last, self.worst
        self.kind = None
        return result


class AlarmPanel(object):
    """All watches, and the alarms they gave."""

    def __init__(self, limits):
        self._limits = limits
        self._watches = {}
        self.alarms = []
        self.glitches = 0

    def check(self, reading):
        key = reading.zone, reading.channel
        watch = self._watches.get(key)
        if watch is None:
            watch = self._watches[key] = Watch(*self._limits[reading.channel])
        ended = watch.step(reading.minute, reading.value)
        if ended:
            self._record(key, *ended)

    def finish(self):
        """Ends the alarms that are still on, and puts all in order."""
        for key, watch in self._watches.items():
            if watch.kind:
                self._record(key, *watch._end())
        self.alarms.sort(key=lambda alarm: (alarm.begin, alarm.zone, alarm.channel))

    def _record(self, key, kind, begin, end, worst):
        if end - begin < SHORTEST_ALARM:
            self.glitches += 1
        else:
            self.alarms.append(Alarm(key[0], key[1], kind, begin, end, worst))
