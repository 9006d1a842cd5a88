"""Reads a recorded sensor log, keeps running statistics, raises alarms and prints a report.

Usage: main.py [LOG.csv]     the default is data/log.csv beside this file
"""
import os
import sys

import sensors
from alarms import AlarmPanel
from config import LIMITS
from report import Report
from stats import RunningStats

HERE = os.path.dirname(__file__)


def open_log(path=None):
    """The lines of the log: a file, or the resource packed into the image this program runs from."""
    if path is not None:
        return open(path)
    path = os.path.join(HERE, 'data', 'log.csv')
    loader = globals().get('__loader__')
    if loader is not None and hasattr(loader, 'get_data'):
        return loader.get_data(path).splitlines(True)
    return open(path)


def process(lines):
    """Feeds every reading to the statistics and the alarms; returns what a report needs."""
    stats = {}
    panel = AlarmPanel(LIMITS)
    reader = sensors.LogReader(lines)
    for reading in reader:
        key = (reading.zone, reading.channel)
        try:
            series = stats[key]
        except KeyError:
            series = stats[key] = RunningStats()
        series.add(reading.value)
        panel.check(reading)
    panel.finish()
    return stats, panel, reader


def main(args):
    lines = open_log(*args[:1])
    try:
        stats, panel, reader = process(lines)
    finally:
        if hasattr(lines, 'close'):
            lines.close()
    Report(stats, panel, reader).write(sys.stdout)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
