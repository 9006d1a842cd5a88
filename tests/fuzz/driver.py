# SPDX-License-Identifier: MIT
"""Runs programs of the fuzzer, one after the other, in one process: driver.py FILE.

FILE holds the programs, each after a line of the marker and its number.  Each runs in a namespace of its own with the
builtins as they were; what leaves it is printed with the places of its traceback.
"""
import sys
import __builtin__
# What a warning needs, before a program gives builtins another meaning: here these modules are written in Python.
import linecache
import warnings

MARK = '\x01=== '


def where():
    """Function and line of each entry of the traceback of the exception being handled."""
    places = []
    tb = sys.exc_info()[2]
    while tb is not None:
        places.append('%s:%d' % (tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return ' '.join(places)


class Errors(object):
    """What CPython writes to sys.stderr when a generator that nobody refers to any more raises as it is closed."""

    def __init__(self):
        self.dropped = False

    def write(self, text):
        self.dropped = self.dropped or "ignored" in text


class TookTooLong(BaseException):
    """A program has run for a second under CPython."""


class Limit(object):
    """The alarm of a program.  It comes again and again: some programs catch everything."""
    running = exceeded = False

    def alarm(self, number, frame):
        if self.running:
            self.exceeded = True  # Here: what the program raises on its way out may take the place of TookTooLong.
            raise TookTooLong


def run(text):
    namespace = {'__name__': '__main__', '__builtins__': __builtin__, 'where': where}
    try:
        exec compile(text, '<fuzz>', 'exec') in namespace
    except Exception:
        kind, value = sys.exc_info()[:2]
        out.write('\nraised %s: %s at %s\n' % (kind.__name__, value, where()))


def peak():
    """Largest memory of the process so far, in kB."""
    with open('/proc/self/status') as f:
        return int(f.read().split('VmHWM:')[1].split()[0])


def run_limited(text):
    """Runs a program under CPython.  One that needs much is marked: it may have caught its MemoryError."""
    with open('/proc/self/clear_refs', 'w') as f:
        f.write('5')
    limit.running = True
    signal.setitimer(signal.ITIMER_REAL, 1, 0.1)
    try:
        run(text)
        limit.running = False
    except TookTooLong:
        limit.running = False
    signal.setitimer(signal.ITIMER_REAL, 0)
    if limit.exceeded or peak() > 250000:
        limit.exceeded = False
        sys.stdout = out
        out.write('\nNEEDS TOO MUCH\n')


if sys.executable.find('python') >= 0:
    # CPython's process, which must not take all memory of the machine.
    import resource
    import signal
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    limit = Limit()
    signal.signal(signal.SIGALRM, limit.alarm)
    limited = run_limited
else:
    limited = run
out = sys.stdout
sys.stderr = errors = Errors()
with open(sys.argv[1]) as f:
    parts = f.read().split(MARK)[1:]
kept = __builtin__.__dict__.copy()
for part in parts:
    number, text = part.split('\n', 1)
    out.write('\n%s%s\n' % (MARK, number))
    errors.dropped = False
    limited(text)
    sys.exc_clear()
    if errors.dropped:
        out.write('\nDROPPED GENERATOR\n')
    sys.stdout = out
    out.softspace = 0
    if __builtin__.__dict__ != kept:
        __builtin__.__dict__.clear()
        __builtin__.__dict__.update(kept)
