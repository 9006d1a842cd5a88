"""Makes data/log.csv: 12 channels every 10 minutes for a week, with weather, watering and faulty lines.

Deterministic, so that the file can be made again: python2.7 make_log.py > ../data/log.csv (or vmiotman run ...).
"""
import math


class Noise(object):
    """A linear congruential generator: the same numbers on every machine."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 1103515245 + 12345) & 0x7fffffff
        return self.state >> 8

    def around(self, width):
        return (self.next() % 2001 - 1000) / 1000.0 * width


def weather(minute):
    """Outside temperature and sun, both with a daily rhythm; the third day is hot, the fifth cold."""
    day, time = divmod(minute, 1440)
    sun = max(0.0, math.sin((time - 360) / 720.0 * math.pi))
    base = {2: 24.0, 4: 9.0}.get(day, 17.0)
    return base + 7.0 * math.sin((time - 540) / 720.0 * math.pi), sun * {2: 1100, 4: 420}.get(day, 820)


def rows():
    noise = Noise(20260601)
    zones = [('north', -1.5, 0.7), ('south', 1.5, 1.0), ('nursery', 3.0, 0.5)]
    soil = dict((name, 60.0) for name, _, _ in zones)
    for minute in xrange(0, 7 * 1440, 10):
        outside, sun = weather(minute)
        for name, warmth, glass in zones:
            temp = outside + warmth + sun * glass * 0.006 + noise.around(0.4)
            light = sun * glass + noise.around(6.0)
            soil[name] -= 0.04 + max(temp - 10.0, 0.0) * 0.004
            if soil[name] < 30.0 and noise.next() % 12 == 0:
                soil[name] = 64.0 + noise.around(4.0)
            humidity = 78.0 - (temp - 16.0) * 2.1 + (soil[name] - 45.0) * 0.25 + noise.around(1.5)
            yield minute, name, 'temp', (temp + 10.0) / 60.0 * 615 + 204
            yield minute, name, 'humidity', humidity / 100.0 * 1023
            yield minute, name, 'soil', 900 - soil[name] * 6
            yield minute, name, 'light', light / 1400.0 * 1023


def main():
    noise = Noise(7)
    print '# minute,zone,channel,raw'
    for number, (minute, zone, channel, raw) in enumerate(rows()):
        line = '%d,%s,%s,%d' % (minute, zone, channel, min(max(int(round(raw)), 0), 1023))
        fault = noise.next() % 900
        if fault == 0:
            line = line[:-6]
        elif fault == 1:
            line = '%d,%s,%s,%d' % (minute, zone, channel, 1023 + noise.next() % 3000)
        elif fault == 2:
            line = line.replace(channel, channel.upper())
        print line
        if number % 4000 == 3999:
            print '# battery changed'


if __name__ == '__main__':
    main()
