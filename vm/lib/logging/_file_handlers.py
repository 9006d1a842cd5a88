# SPDX-License-Identifier: MIT
"""Handlers of logging.handlers that exchange their file, or notice that somebody else did."""
import errno
import logging
import os
import re
import time

_MIDNIGHT = 24 * 60 * 60


class BaseRotatingHandler(logging.FileHandler):
    """A file that is exchanged at times: a subclass defines shouldRollover(record) and doRollover()."""

    __module__ = 'logging.handlers'

    def __init__(self, filename, mode, encoding=None, delay=0):
        logging.FileHandler.__init__(self, filename, mode, encoding, delay)
        self.mode = mode
        self.encoding = encoding

    def emit(self, record):
        try:
            due = self.shouldRollover(record)
            if due:
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except (KeyboardInterrupt, SystemExit):
            raise
        except:
            self.handleError(record)

    def _close_stream(self):
        if self.stream:
            self.stream.close()
            self.stream = None


class RotatingFileHandler(BaseRotatingHandler):
    """When the file would grow to `maxBytes` it is renamed to name.1, the one before to name.2 and so on, up to
    `backupCount`. Without either number nothing rotates."""

    __module__ = 'logging.handlers'

    def __init__(self, filename, mode='a', maxBytes=0, backupCount=0, encoding=None, delay=0):
        # Opening for writing would lose what is to be kept.
        if maxBytes > 0:
            mode = 'a'
        BaseRotatingHandler.__init__(self, filename, mode, encoding, delay)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self):
        """Exchanges the file."""
        self._close_stream()
        if self.backupCount > 0:
            names = [self.baseFilename] + ["%s.%d" % (self.baseFilename, n) for n in range(1, self.backupCount + 1)]
            for old, new in reversed(zip(names, names[1:])):
                if os.path.exists(old):
                    if os.path.exists(new):
                        os.remove(new)
                    os.rename(old, new)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        """Would the record make the file too large?"""
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes > 0:
            text = "%s\n" % self.format(record)
            self.stream.seek(0, 2)
            if self.stream.tell() + len(text) >= self.maxBytes:
                return 1
        return 0


class TimedRotatingFileHandler(BaseRotatingHandler):
    """The file is renamed, with the time at its end, after `interval` units: `when` is S(econds), M(inutes), H(ours),
    D(ays), 'midnight', or W0 (Monday) to W6. Only `backupCount` old files are kept, all if it is 0."""

    __module__ = 'logging.handlers'

    # unit -> (seconds, suffix of the old files, pattern of that)
    _units = {'S': (1, "%Y-%m-%d_%H-%M-%S", r"^\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}$"),
              'M': (60, "%Y-%m-%d_%H-%M", r"^\d{4}-\d{2}-\d{2}_\d{2}-\d{2}$"),
              'H': (60 * 60, "%Y-%m-%d_%H", r"^\d{4}-\d{2}-\d{2}_\d{2}$"),
              'D': (_MIDNIGHT, "%Y-%m-%d", r"^\d{4}-\d{2}-\d{2}$"),
              'MIDNIGHT': (_MIDNIGHT, "%Y-%m-%d", r"^\d{4}-\d{2}-\d{2}$"),
              'W': (_MIDNIGHT * 7, "%Y-%m-%d", r"^\d{4}-\d{2}-\d{2}$")}

    def __init__(self, filename, when='h', interval=1, backupCount=0, encoding=None, delay=False, utc=False):
        BaseRotatingHandler.__init__(self, filename, 'a', encoding, delay)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        unit = self.when
        if unit.startswith('W'):
            if len(unit) != 2:
                raise ValueError("You must specify a day for weekly rollover from 0 to 6 (0 is Monday): %s" % unit)
            if not '0' <= unit[1] <= '6':
                raise ValueError("Invalid day specified for weekly rollover: %s" % unit)
            self.dayOfWeek = int(unit[1])
            unit = 'W'
        if unit not in self._units:
            raise ValueError("Invalid rollover interval specified: %s" % self.when)
        self.interval, self.suffix, self.extMatch = self._units[unit]
        self.extMatch = re.compile(self.extMatch)
        self.interval *= interval
        # The time of an old file counts, so that restarts do not put the change off.
        begin = os.stat(filename).st_mtime if os.path.exists(filename) else time.time()
        self.rolloverAt = self.computeRollover(int(begin))

    def computeRollover(self, currentTime):
        """When to change next, in seconds since 1970."""
        result = currentTime + self.interval
        if self.when != 'MIDNIGHT' and not self.when.startswith('W'):
            return result
        moment = time.gmtime(currentTime) if self.utc else time.localtime(currentTime)
        # At the next midnight ...
        result = currentTime + _MIDNIGHT - ((moment[3] * 60 + moment[4]) * 60 + moment[5])
        if self.when.startswith('W'):
            # ... after the day.
            weekday = moment[6]
            if weekday != self.dayOfWeek:
                wait = (self.dayOfWeek - weekday) % 7
                result += wait * _MIDNIGHT
                if not self.utc:
                    result += self._dst_shift(moment[-1], result)
        return result

    @staticmethod
    def _dst_shift(dst_now, moment):
        # What to add to `moment` if summer time begins or ends before it.
        dst_then = time.localtime(moment)[-1]
        if dst_now == dst_then:
            return 0
        return 3600 if dst_now else -3600

    def shouldRollover(self, record):
        """Is it time?"""
        return 1 if int(time.time()) >= self.rolloverAt else 0

    def getFilesToDelete(self):
        """The oldest files, those beyond `backupCount`."""
        folder, base = os.path.split(self.baseFilename)
        prefix = base + "."
        found = [os.path.join(folder, name) for name in os.listdir(folder)
                 if name.startswith(prefix) and self.extMatch.match(name[len(prefix):])]
        found.sort()
        return found[:max(0, len(found) - self.backupCount)]

    def doRollover(self):
        """Exchanges the file."""
        self._close_stream()
        now = int(time.time())
        dst_now = time.localtime(now)[-1]
        start = self.rolloverAt - self.interval
        if self.utc:
            moment = time.gmtime(start)
        else:
            moment = time.localtime(start)
            if dst_now != moment[-1]:
                moment = time.localtime(start + (3600 if dst_now else -3600))
        name = self.baseFilename + "." + time.strftime(self.suffix, moment)
        if os.path.exists(name):
            os.remove(name)
        if os.path.exists(self.baseFilename):
            os.rename(self.baseFilename, name)
        if self.backupCount > 0:
            for old in self.getFilesToDelete():
                os.remove(old)
        if not self.delay:
            self.stream = self._open()
        following = self.computeRollover(now)
        while following <= now:
            following += self.interval
        if (self.when == 'MIDNIGHT' or self.when.startswith('W')) and not self.utc:
            dst_then = time.localtime(following)[-1]
            if dst_now != dst_then:
                following += -3600 if not dst_now else 3600
        self.rolloverAt = following


class WatchedFileHandler(logging.FileHandler):
    """Opens the file again when another program has moved or removed it."""

    __module__ = 'logging.handlers'

    def __init__(self, filename, mode='a', encoding=None, delay=0):
        logging.FileHandler.__init__(self, filename, mode, encoding, delay)
        self.dev = self.ino = -1
        self._statstream()

    def _statstream(self):
        if self.stream:
            info = os.fstat(self.stream.fileno())
            self.dev, self.ino = info.st_dev, info.st_ino

    def emit(self, record):
        try:
            info = os.stat(self.baseFilename)
        except OSError as e:
            if e.errno != errno.ENOENT:
                raise
            info = None
        stream = self.stream
        if stream is not None and (info is None or (info.st_dev, info.st_ino) != (self.dev, self.ino)):
            stream.flush()
            stream.close()
            # If opening fails the next message tries again.
            self.stream = None
            self.stream = self._open()
            self._statstream()
        logging.FileHandler.emit(self, record)
