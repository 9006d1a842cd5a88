# SPDX-License-Identifier: MIT
"""What cProfile measures with."""
import sys
import time
from collections import namedtuple

profiler_subentry = namedtuple('profiler_subentry', 'code callcount reccallcount totaltime inlinetime')
profiler_entry = namedtuple('profiler_entry', profiler_subentry._fields + ('calls',))

# How a report calls the method that ends it.
_DISABLE = "<method 'disable' of '_lsprof.Profiler' objects>"


class _Counts(object):
    """What is known of a function, or of its calls by another."""

    __slots__ = ('calls', 'recursive', 'total', 'own', 'depth', 'callees')

    def __init__(self):
        self.calls = self.recursive = self.total = self.own = self.depth = 0
        self.callees = {}

    def leave(self, total, own):
        """Counts a call that has ended; `depth` is that of the calls around it."""
        self.calls += 1
        self.own += own
        self.depth -= 1
        if self.depth:
            self.recursive += 1
        else:
            self.total += total

    def shown(self, code, unit):
        return code, self.calls, self.recursive, self.total * unit, self.own * unit


class _Call(object):
    """A call that has not ended."""

    __slots__ = ('counts', 'of_caller', 'start', 'inside')

    def __init__(self, counts, of_caller, start):
        self.counts = counts
        self.of_caller = of_caller
        self.start = start
        # Time in what it called.
        self.inside = 0


def _label(function):
    """How reports call a builtin function."""
    owner = getattr(function, '__self__', None)
    name = function.__name__
    if owner is not None:
        method = getattr(type(owner), name, None)
        return repr(method) if method is not None else '<built-in method %s>' % name
    module = getattr(function, '__module__', None)
    return '<%s>' % name if module in (None, '__builtin__') else '<%s.%s>' % (module, name)


class Profiler(object):
    """Profiler(timer=None, timeunit=None, subcalls=True, builtins=True): counts and measures calls of functions.

    timer: gives the time, seconds by default. timeunit: seconds in one of it, for timers that give integers. subcalls:
    notes who calls whom. builtins: builtin functions count, too."""

    def __init__(self, timer=None, timeunit=None, subcalls=True, builtins=True):
        self._timer = timer
        self._unit = float(timeunit) if timeunit is not None else 1.0
        self._convert = float if timeunit is None else int
        self._subcalls = subcalls
        self._builtins = builtins
        self.clear()

    def clear(self):
        """Forgets what was measured."""
        self._counts = {}
        self._stack = []

    def enable(self, subcalls=None, builtins=None):
        """Begins to measure; changes what the constructor got, if given."""
        if subcalls is not None:
            self._subcalls = subcalls
        if builtins is not None:
            self._builtins = builtins
        sys.setprofile(self._event)

    def disable(self):
        """Stops measuring; calls that have not ended count up to now."""
        sys.setprofile(None)
        while self._stack:
            self._leave()

    def getstats(self):
        """A list of profiler_entry, one for each function.

        code: the function's code, or the name of a builtin one. callcount, reccallcount: calls, and those of them while
        the function ran already. totaltime, inlinetime: with what it called, and without. calls: of profiler_subentry,
        what it called, None if nothing."""
        unit = self._unit
        entries = []
        for code, counts in self._counts.iteritems():
            callees = [profiler_subentry(*of.shown(callee, unit)) for callee, of in counts.callees.iteritems()]
            entries.append(profiler_entry(*counts.shown(code, unit) + (callees or None,)))
        return entries

    def _now(self):
        if self._timer is None:
            return time.time()
        try:
            return self._convert(self._timer())
        except Exception as e:
            sys.stderr.write("Exception %s: %r in %r ignored\n" % (type(e).__name__, str(e), self._timer))
            return 0

    def _event(self, frame, event, arg):
        if frame.f_code is _DISABLE_CODE:
            # It stands for a builtin method; what it does itself is not the program's.
            if event == 'call' and self._builtins:
                self._enter(_DISABLE)
        elif event == 'call':
            self._enter(frame.f_code)
        elif event == 'return':
            self._leave()
        elif self._builtins:
            if event == 'c_call':
                self._enter(_label(arg))
            elif event in ('c_return', 'c_exception'):
                self._leave()

    def _enter(self, code):
        counts = self._counts.get(code)
        if counts is None:
            counts = self._counts[code] = _Counts()
        counts.depth += 1
        of_caller = None
        if self._subcalls and self._stack:
            callees = self._stack[-1].counts.callees
            of_caller = callees.get(code)
            if of_caller is None:
                of_caller = callees[code] = _Counts()
            of_caller.depth += 1
        self._stack.append(_Call(counts, of_caller, self._now()))

    def _leave(self):
        if not self._stack:
            # It was called before measuring began.
            return
        call = self._stack.pop()
        total = self._now() - call.start
        own = total - call.inside
        if self._stack:
            self._stack[-1].inside += total
        call.counts.leave(total, own)
        if call.of_caller is not None:
            call.of_caller.leave(total, own)


_DISABLE_CODE = Profiler.disable.im_func.func_code
