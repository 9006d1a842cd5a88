# SPDX-License-Identifier: MIT
"""Messages of distutils, by level: those from WARN go to standard error, others to standard output."""
import sys

DEBUG, INFO, WARN, ERROR, FATAL = range(1, 6)


class Log:
    """Prints messages from a level upwards."""

    def __init__(self, threshold=WARN):
        self.threshold = threshold

    def _log(self, level, msg, args):
        if level not in (DEBUG, INFO, WARN, ERROR, FATAL):
            raise ValueError('%s wrong log level' % str(level))
        if level < self.threshold:
            return
        stream = sys.stdout if level < WARN else sys.stderr
        stream.write('%s\n' % (msg % args if args else msg))
        stream.flush()

    def log(self, level, msg, *args):
        """Prints `msg % args`. A ValueError for an unknown level."""
        self._log(level, msg, args)

    def debug(self, msg, *args):
        self._log(DEBUG, msg, args)

    def info(self, msg, *args):
        self._log(INFO, msg, args)

    def warn(self, msg, *args):
        self._log(WARN, msg, args)

    def error(self, msg, *args):
        self._log(ERROR, msg, args)

    def fatal(self, msg, *args):
        self._log(FATAL, msg, args)


_global_log = Log()
log = _global_log.log
debug = _global_log.debug
info = _global_log.info
warn = _global_log.warn
error = _global_log.error
fatal = _global_log.fatal


def set_threshold(level):
    """Sets the lowest level that is printed; returns what it was."""
    old, _global_log.threshold = _global_log.threshold, level
    return old


def set_verbosity(v):
    """Sets the level by number: 0 for warnings, 1 for information, 2 for all."""
    if v <= 0:
        set_threshold(WARN)
    else:
        set_threshold(INFO if v == 1 else DEBUG)
