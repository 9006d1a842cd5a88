"""The report, as text of fixed width."""
from config import UNITS


def clock(minute):
    """Minutes since the start of the log as day and time of day."""
    day, minute = divmod(minute, 24 * 60)
    return 'day %d %02d:%02d' % (day + 1, minute // 60, minute % 60)


def bar(counts, levels=' .:-=+*#'):
    """Counts as characters, the highest count as the last level."""
    top = max(counts) or 1
    return ''.join(levels[(count * (len(levels) - 1) + top - 1) // top] for count in counts)


class Report(object):

    def __init__(self, stats, panel, reader):
        self.stats, self.panel, self.reader = stats, panel, reader

    def sections(self):
        yield 'Log', self.log_lines()
        for zone in sorted(set(zone for zone, _ in self.stats)):
            yield 'Zone %s' % zone, self.zone_lines(zone)
        yield 'Alarms', self.alarm_lines()

    def log_lines(self):
        yield '%d lines, %d readings, %d bad' % (self.reader.lines, self.reader.good, len(self.reader.bad))
        for number, reason in self.reader.bad[:3]:
            yield 'line %d: %s' % (number, reason)
        if len(self.reader.bad) > 3:
            yield '... and %d more' % (len(self.reader.bad) - 3)

    def zone_lines(self, zone):
        yield '%-9s %6s %8s %8s %8s %8s %8s  %s' % (
            'channel', 'count', 'mean', 'dev', 'low', 'median', 'high', 'spread')
        for channel in sorted(UNITS):
            s = self.stats.get((zone, channel))
            if s is not None:
                yield '%-9s %6d %8.2f %8.3f %8.2f %8.2f %8.2f  [%s] %s' % (
                    channel, s.count, s.mean, s.deviation, s.low, s.percentile(50), s.high,
                    bar(s.histogram()), UNITS[channel])

    def alarm_lines(self):
        yield '%d alarms, %d glitches ignored' % (len(self.panel.alarms), self.panel.glitches)
        for alarm in self.panel.alarms:
            yield '{0} to {1}  {2.zone:<6} {2.channel:<8} {2.kind:<4} {3:+.1f} beyond, {4}'.format(
                clock(alarm.begin), clock(alarm.end), alarm, self.beyond(alarm),
                '%d min' % (alarm.end - alarm.begin))

    def beyond(self, alarm):
        low, high, _ = self.panel._limits[alarm.channel]
        return alarm.worst - (low if alarm.kind == 'low' else high)

    def write(self, stream):
        for title, lines in self.sections():
            print >>stream, title
            print >>stream, '=' * len(title)
            for line in lines:
                print >>stream, line
            print >>stream
