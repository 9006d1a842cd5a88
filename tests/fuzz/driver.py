# SPDX-License-Identifier: MIT
"""Runs programs of the fuzzer, one after the other, in one process: driver.py FILE.

FILE holds the programs, each after a line of the marker and its number.  Each runs in a namespace of its own with the
builtins as they were; what leaves it is printed with the places of its traceback.
"""
import sys
import __builtin__

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


def run(text):
    namespace = {'__name__': '__main__', '__builtins__': __builtin__, 'where': where}
    try:
        exec compile(text, '<fuzz>', 'exec') in namespace
    except Exception:
        kind, value = sys.exc_info()[:2]
        out.write('\nraised %s: %s at %s\n' % (kind.__name__, value, where()))


if sys.executable.find('python') >= 0:
    # CPython's process, which must not take all memory of the machine.
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
out = sys.stdout
sys.stderr = errors = Errors()
with open(sys.argv[1]) as f:
    parts = f.read().split(MARK)[1:]
kept = __builtin__.__dict__.copy()
for part in parts:
    number, text = part.split('\n', 1)
    out.write('\n%s%s\n' % (MARK, number))
    errors.dropped = False
    run(text)
    sys.exc_clear()
    if errors.dropped:
        out.write('\nDROPPED GENERATOR\n')
    sys.stdout = out
    out.softspace = 0
    if __builtin__.__dict__ != kept:
        __builtin__.__dict__.clear()
        __builtin__.__dict__.update(kept)
