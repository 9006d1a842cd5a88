# SPDX-License-Identifier: MIT
"""Measures where a program spends its time.

    import cProfile
    cProfile.run('main()', sort='cumulative')

or python -m cProfile program.py. Reports are pstats' business."""
import _lsprof
import _profile_runs
from _profile_runs import help

__all__ = ["run", "runctx", "help", "Profile"]

run, runctx = _profile_runs.functions(lambda: Profile)


class Profile(_profile_runs.Reports, _lsprof.Profiler):
    """Profile(timer=None, timeunit=None, subcalls=True, builtins=True)

    See _lsprof.Profiler for these. Use enable() and disable(), or a method that runs something."""

    reports_failures = True

    def create_stats(self):
        """Stops measuring, and makes `stats`, from which reports are made."""
        self.disable()
        self.snapshot_stats()

    def snapshot_stats(self):
        """Makes `stats` of what was measured so far."""
        self.stats = stats = {}
        callers = {}
        entries = self.getstats()
        for entry in entries:
            callers[entry.code] = {}
        for entry in entries:
            for call in entry.calls or ():
                mine = callers[call.code].setdefault(label(entry.code), (0, 0, 0, 0))
                theirs = call.callcount, call.callcount - call.reccallcount, call.inlinetime, call.totaltime
                callers[call.code][label(entry.code)] = tuple([a + b for a, b in zip(mine, theirs)])
        for entry in entries:
            calls = entry.callcount
            stats[label(entry.code)] = (calls - entry.reccallcount, calls, entry.inlinetime, entry.totaltime,
                                        callers[entry.code])

    def runctx(self, cmd, globals, locals):
        """Runs a statement with dictionaries for its names. Gives the profiler itself."""
        self.enable()
        try:
            exec cmd in globals, locals
        finally:
            self.disable()
        return self

    def runcall(self, func, *args, **kw):
        """Calls a function, and gives what it gives."""
        self.enable()
        try:
            return func(*args, **kw)
        finally:
            self.disable()


def label(code):
    """A function as reports know it: file, line, name."""
    if isinstance(code, str):
        return '~', 0, code
    return code.co_filename, code.co_firstlineno, code.co_name


def main():
    """The command."""
    return _profile_runs.main("cProfile.py", run_program)


def run_program(code, globals, filename, sort):
    runctx(code, globals, None, filename, sort)


if __name__ == '__main__':
    main()
