# SPDX-License-Identifier: MIT
"""Measures where a program spends its time, in a way that subclasses can change. For most uses cProfile is better.

    import profile
    profile.run('main()')

Reports are pstats' business."""
import resource
import sys
import _profile_runs
from _profile_runs import help

__all__ = ["run", "runctx", "help", "Profile"]

run, runctx = _profile_runs.functions(lambda: Profile)


def _processor_time():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


class _Call(object):
    """A call that has not ended."""

    __slots__ = ('func', 'own', 'inside')

    def __init__(self, func):
        self.func = func
        # Time in it alone, and in what it called.
        self.own = self.inside = 0


class Profile(_profile_runs.Reports):
    """timer: gives the time, or a sequence of numbers whose sum it is; that of the processor by default.

    bias: what calling the profiler takes, see calibrate(); it is taken off each event."""

    bias = 0

    def __init__(self, timer=None, bias=None):
        self.timer = timer or _processor_time
        if bias is not None:
            self.bias = bias
        now = self.timer()
        self.get_time = (lambda: sum(self.timer())) if isinstance(now, (tuple, list)) else self.timer
        self.cmd = ""
        # function -> [calls not from itself, calls that run, own time, time, {caller: calls}, all calls]
        self._known = {}
        self._stack = []
        self.t = self.get_time()
        self.simulate_call("profiler")

    def set_cmd(self, cmd):
        """Notes what is run, for reports."""
        if self._stack[1:]:
            return
        self.cmd = cmd
        self.simulate_call(cmd)

    def simulate_call(self, name):
        """Counts a call of something that is no function."""
        self._enter(('profile', 0, name))

    def simulate_cmd_complete(self):
        """Ends all calls but that of the profiler."""
        elapsed = self.get_time() - self.t
        while self._stack[1:]:
            self._stack[-1].own += elapsed
            elapsed = 0
            self._leave()
        self.t = self.get_time()

    def trace_dispatch(self, frame, event, arg):
        """What sys.setprofile() gets."""
        self._stack[-1].own += self.get_time() - self.t - self.bias
        if event == 'call':
            code = frame.f_code
            self._enter((code.co_filename, code.co_firstlineno, code.co_name))
        elif event == 'c_call':
            self._enter(('', 0, arg.__name__))
        elif event != 'exception' and self._stack[2:]:
            self._leave()
        self.t = self.get_time()

    dispatcher = trace_dispatch

    def _enter(self, func):
        known = self._known.get(func)
        if known is None:
            known = self._known[func] = [0, 0, 0, 0, {}, 0]
        known[1] += 1
        self._stack.append(_Call(func))

    def _leave(self):
        call = self._stack.pop()
        caller = self._stack[-1]
        total = call.own + call.inside
        caller.inside += total
        known = self._known[call.func]
        known[1] -= 1
        known[2] += call.own
        known[5] += 1
        if not known[1]:
            known[0] += 1
            known[3] += total
        known[4][caller.func] = known[4].get(caller.func, 0) + 1

    def create_stats(self):
        """Ends what is measured, and makes `stats`, from which reports are made."""
        self.simulate_cmd_complete()
        self.snapshot_stats()

    def snapshot_stats(self):
        """Makes `stats` of what was measured so far."""
        self.stats = {}
        for func, (primitive, _, own, all_, callers, calls) in self._known.iteritems():
            self.stats[func] = primitive, sum(callers.itervalues()) or calls, own, all_, callers.copy()

    def runctx(self, cmd, globals, locals):
        """Runs a statement with dictionaries for its names. Gives the profiler itself."""
        self.set_cmd(cmd)
        sys.setprofile(self.dispatcher)
        try:
            exec cmd in globals, locals
        finally:
            sys.setprofile(None)
        return self

    def runcall(self, func, *args, **kw):
        """Calls a function, and gives what it gives."""
        self.set_cmd(repr(func))
        sys.setprofile(self.dispatcher)
        try:
            return func(*args, **kw)
        finally:
            sys.setprofile(None)

    def calibrate(self, m, verbose=0):
        """The bias for this machine, from `m` calls: more of them are more exact."""
        if self.__class__ is not Profile:
            raise TypeError("Subclasses must override .calibrate().")
        plain = self._time_of_calls(m, None)
        profiler = Profile(self.timer, 0)
        profiled = self._time_of_calls(m, profiler)
        profiler.create_stats()
        reported = sum([stat[2] for func, stat in profiler.stats.iteritems() if func[2] in ('_calibrated', '_calibrating')])
        # A call has two events.
        mean = (reported - plain) / (2.0 * 10 * m)
        if verbose:
            print "elapsed time without profiling =", plain
            print "elapsed time with profiling =", profiled
            print "'CPU seconds' profiler reported =", reported
            print "mean stopwatch overhead per profile event =", mean
        return mean

    def _time_of_calls(self, m, profiler):
        start = self.get_time()
        if profiler is None:
            _calibrating(m)
        else:
            profiler.runcall(_calibrating, m)
        return self.get_time() - start


def _calibrating(m):
    for _ in xrange(m):
        for _ in xrange(10):
            _calibrated()


def _calibrated():
    pass


def Stats(*args):
    print 'Report generating functions are in the "pstats" module\a'


def main():
    """The command."""
    return _profile_runs.main("profile.py", run_program)


def run_program(code, globals, filename, sort):
    runctx(code, globals, None, filename, sort)


if __name__ == '__main__':
    main()
