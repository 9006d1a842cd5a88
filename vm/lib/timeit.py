# SPDX-License-Identifier: MIT
"""Measures how long small pieces of code take.

As a command: python -m timeit [-n N] [-r N] [-s SETUP] [-t] [-c] [-v] [-h] [STATEMENT ...]
  -n, --number=N   how often to run the statement; by default as often as takes 0.2 seconds
  -r, --repeat=N   how often to measure (3); the best counts
  -s, --setup=S    what to run once before each measurement ('pass')
  -t, --time       measure time (the default)
  -c, --clock      measure processor time
  -v, --verbose    show what was measured
  -h, --help       this text
Each argument is a line of the statement; so is each -s of the set-up.
"""
import gc
import itertools
import linecache
import sys
import time

__all__ = ['Timer']

default_timer = time.clock if sys.platform == 'win32' else time.time
default_number = 1000000
default_repeat = 3

# Under this name tracebacks find the source that was measured.
dummy_src_name = '<timeit-src>'


def reindent(src, indent):
    """`src` with its lines, but the first one, `indent` columns further right."""
    return src.replace('\n', '\n' + ' ' * indent)


def _run(setup):
    # For a set-up or a statement that is to be called.
    def inner(_it, _timer, _func):
        setup()
        began = _timer()
        for _ in _it:
            _func()
        return _timer() - began
    return inner


class Timer:
    """Measures `stmt`, after `setup`: texts, or what is called without arguments.

    timer: gives the time in seconds. Errors of syntax are raised at once."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer):
        self.timer = timer
        self.src = None
        namespace = {}
        for name, value in (('setup', setup), ('stmt', stmt)):
            if not isinstance(value, basestring) and not callable(value):
                raise ValueError(name + ' is neither a string nor callable')
        before = ''
        if isinstance(setup, basestring):
            compile(setup, dummy_src_name, 'exec')
            before = setup + '\n'
        else:
            namespace['_setup'] = setup
        if isinstance(stmt, basestring):
            compile(before + stmt, dummy_src_name, 'exec')
        if callable(setup) and callable(stmt):
            named = _run(setup)
            self.inner = lambda it, timer: named(it, timer, stmt)
            return
        if not isinstance(stmt, basestring):
            namespace['_stmt'] = stmt
        lines = ['def inner(_it, _timer):',
                 '    ' + (reindent(setup, 4) if isinstance(setup, basestring) else '_setup()'),
                 '    _t0 = _timer()',
                 '    for _i in _it:',
                 '        ' + (reindent(stmt, 8) if isinstance(stmt, basestring) else '_stmt()'),
                 '    _t1 = _timer()',
                 '    return _t1 - _t0', '']
        source = '\n'.join(lines)
        if isinstance(stmt, basestring):
            self.src = source
        exec compile(source, dummy_src_name, 'exec') in globals(), namespace
        inner = namespace['inner']
        if '_setup' in namespace or '_stmt' in namespace:
            # What is called is a global of the measured function alone.
            inner = type(inner)(inner.func_code, dict(globals(), **namespace), 'inner')
        self.inner = inner

    def print_exc(self, file=None):
        """Prints the exception at hand, with the lines of what was measured."""
        import traceback
        if self.src is not None:
            linecache.cache[dummy_src_name] = (len(self.src), None, self.src.split('\n'), dummy_src_name)
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """The seconds that `number` runs take, without garbage collection, which may run during the set-up."""
        it = itertools.repeat(None, number) if number else iter(())
        collecting = gc.isenabled()
        gc.disable()
        try:
            return self.inner(it, self.timer)
        finally:
            if collecting:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """A list of `repeat` measurements; the least of them tells most."""
        return [self.timeit(number) for _ in range(repeat)]


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number):
    return Timer(stmt, setup, timer).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number):
    return Timer(stmt, setup, timer).repeat(repeat, number)


def main(args=None, _wrap_timer=None):
    """The command. Returns its exit code: None, 1 after an exception of what was measured, 2 for wrong arguments.

    args: by default those of the process. _wrap_timer: gives the timer to use for the one that was asked for."""
    import getopt
    import os
    try:
        options, lines = getopt.getopt(sys.argv[1:] if args is None else args, 'n:s:r:tcvh',
                                       ['number=', 'setup=', 'repeat=', 'time', 'clock', 'verbose', 'help'])
    except getopt.error as error:
        print error
        print 'use -h/--help for command line help'
        return 2
    timer = default_timer
    number, times = 0, default_repeat
    setup, verbose, precision = [], 0, 3
    for option, value in options:
        if option in ('-n', '--number'):
            number = int(value)
        elif option in ('-s', '--setup'):
            setup.append(value)
        elif option in ('-r', '--repeat'):
            times = max(int(value), 1)
        elif option in ('-t', '--time'):
            timer = time.time
        elif option in ('-c', '--clock'):
            timer = time.clock
        elif option in ('-v', '--verbose'):
            precision += verbose > 0
            verbose += 1
        else:
            print __doc__,
            return 0
    # Modules of the current folder can be measured.
    sys.path.insert(0, os.curdir)
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    measured = Timer('\n'.join(lines) or 'pass', '\n'.join(setup) or 'pass', timer)
    try:
        if number == 0:
            for power in range(1, 10):
                number = 10 ** power
                seconds = measured.timeit(number)
                if verbose:
                    print '%d loops -> %.*g secs' % (number, precision, seconds)
                if seconds >= 0.2:
                    break
        results = measured.repeat(times, number)
    except:
        measured.print_exc()
        return 1
    if verbose:
        print 'raw times:', ' '.join('%.*g' % (precision, seconds) for seconds in results)
    best = min(results) * 1e6 / number
    for unit in ('usec', 'msec', 'sec'):
        if best < 1000 or unit == 'sec':
            break
        best /= 1000
    print '%d loops, best of %d: %.*g %s per loop' % (number, times, precision, best, unit)
    return None


if __name__ == '__main__':
    sys.exit(main())
