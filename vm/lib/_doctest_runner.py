# SPDX-License-Identifier: MIT
"""Runs examples and compares what they print: the part of doctest that reports."""
import __future__
import difflib
import linecache
import pdb
import re
import sys
import traceback
from collections import namedtuple
from StringIO import StringIO

from _doctest_examples import BLANKLINE_MARKER, DONT_ACCEPT_BLANKLINE, DONT_ACCEPT_TRUE_FOR_1, ELLIPSIS, \
    ELLIPSIS_MARKER, IGNORE_EXCEPTION_DETAIL, NORMALIZE_WHITESPACE, REPORT_CDIFF, REPORT_NDIFF, \
    REPORT_ONLY_FIRST_FAILURE, REPORT_UDIFF, SKIP, _indent

TestResults = namedtuple('TestResults', 'failed attempted')
TestResults.__module__ = 'doctest'


def _extract_future_flags(globs):
    """The flags, for compile(), of the future features that a namespace has imported."""
    features = [getattr(__future__, name) for name in __future__.all_feature_names]
    return sum([feature.compiler_flag for name, feature in zip(__future__.all_feature_names, features)
                if globs.get(name) is feature])


def _exception_traceback(exc_info):
    """The text of a traceback, as it is printed."""
    return ''.join(traceback.format_exception(*exc_info))


def _strip_exception_details(msg):
    """The name of the exception in the last line of a traceback, without its module and its text."""
    return msg.split('\n', 1)[0].split(':', 1)[0].rpartition('.')[2]


def _ellipsis_match(want, got):
    """Whether a text is another one in which each "..." stands for anything."""
    pieces = want.split(ELLIPSIS_MARKER)
    if len(pieces) == 1:
        return want == got
    first, last = pieces[0], pieces[-1]
    at, end = len(first), len(got) - len(last)
    if at > end or not got.startswith(first) or not got.endswith(last):
        return False
    # Each piece at the first place where it fits leaves the most for the others.
    for piece in pieces[1:-1]:
        at = got.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True


class _SpoofOut(StringIO):
    """Stands for standard output while examples run. What it has always ends with a line end."""

    __module__ = 'doctest'

    def getvalue(self):
        result = StringIO.getvalue(self)
        self._forget_softspace()
        return result if not result or result.endswith('\n') else result + '\n'

    def truncate(self, size=None):
        StringIO.truncate(self, size)
        self._forget_softspace()
        if not self.buf:
            # No unicode that stays.
            self.buf = ''

    def _forget_softspace(self):
        # Else the next example that prints would begin with a blank.
        if hasattr(self, 'softspace'):
            del self.softspace


class _OutputRedirectingPdb(pdb.Pdb):
    """A debugger that talks on the standard output that was there before examples ran."""

    __module__ = 'doctest'

    def __init__(self, out):
        self.__out = out
        self.__debugger_used = False
        pdb.Pdb.__init__(self, stdout=out)
        # Lines come from raw_input, not from sys.stdin by itself.
        self.use_rawinput = 1

    def set_trace(self, frame=None):
        self.__debugger_used = True
        pdb.Pdb.set_trace(self, sys._getframe().f_back if frame is None else frame)

    def set_continue(self):
        # Without a debugger it would end somebody else's tracing.
        if self.__debugger_used:
            pdb.Pdb.set_continue(self)

    def trace_dispatch(self, *args):
        stdout, sys.stdout = sys.stdout, self.__out
        try:
            return pdb.Pdb.trace_dispatch(self, *args)
        finally:
            sys.stdout = stdout


class OutputChecker:
    """Compares what examples print with what they should."""

    __module__ = 'doctest'

    def check_output(self, want, got, optionflags):
        """Whether the output is right under option flags."""
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r'(?m)^%s\s*?$' % re.escape(BLANKLINE_MARKER), '', want)
            got = re.sub(r'(?m)^\s*?$', '', got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = ' '.join(got.split()), ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS and _ellipsis_match(want, got))

    def _do_a_fancy_diff(self, want, got, optionflags):
        # Of few lines everything is seen at once, but for what ndiff points at.
        if optionflags & REPORT_NDIFF:
            return True
        return bool(optionflags & (REPORT_UDIFF | REPORT_CDIFF)) and want.count('\n') > 2 and got.count('\n') > 2

    def output_difference(self, example, got, optionflags):
        """A text that says how the output differs from what an Example wants."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub('(?m)^ *(?=\n)', BLANKLINE_MARKER, got)
        if self._do_a_fancy_diff(want, got, optionflags):
            want_lines, got_lines = want.splitlines(True), got.splitlines(True)
            # The first two lines would name files.
            if optionflags & REPORT_UDIFF:
                diff = list(difflib.unified_diff(want_lines, got_lines, n=2))[2:]
                kind = 'unified diff with -expected +actual'
            elif optionflags & REPORT_CDIFF:
                diff = list(difflib.context_diff(want_lines, got_lines, n=2))[2:]
                kind = 'context diff with expected followed by actual'
            else:
                diff = difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(want_lines, got_lines)
                kind = 'ndiff with -expected +actual'
            return 'Differences (%s):\n%s' % (kind, _indent(''.join(diff)))
        parts = []
        for title, text in (('Expected', want), ('Got', got)):
            parts.append('%s:\n%s' % (title, _indent(text)) if text else title + ' nothing\n')
        return ''.join(parts)


class DocTestRunner:
    """Runs DocTest objects and counts what fails. Subclasses change the reports.

    tries, failures: how many examples have run and failed."""

    __module__ = 'doctest'

    # Stands before each report of a failure.
    DIVIDER = '*' * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        """checker: an OutputChecker. verbose: reports what succeeds, too; None asks whether the program was started
        with -v. optionflags: for all examples."""
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = 0
        # Name -> (failures, tries).
        self._name2ft = {}
        self._fakeout = _SpoofOut()

    def report_start(self, out, test, example):
        """Reports, when verbose, that an example begins. `out` is a function that writes."""
        if self._verbose:
            want = 'Expecting:\n' + _indent(example.want) if example.want else 'Expecting nothing\n'
            out('Trying:\n' + _indent(example.source) + want)

    def report_success(self, out, test, example, got):
        """Reports, when verbose, that an example printed what it should."""
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        """Reports that an example printed something else."""
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        """Reports that an example raised an exception that it should not."""
        out(self._failure_header(test, example) + 'Exception raised:\n' + _indent(_exception_traceback(exc_info)))

    def _failure_header(self, test, example):
        if test.filename:
            lineno = '?' if test.lineno is None else test.lineno + example.lineno + 1
            place = 'File "%s", line %s, in %s' % (test.filename, lineno, test.name)
        else:
            place = 'Line %s, in %s' % (example.lineno + 1, test.name)
        return '\n'.join([self.DIVIDER, place, 'Failed example:', _indent(example.source)])

    def __run(self, test, compileflags, out):
        failures = tries = 0
        original_optionflags = self.optionflags
        for number, example in enumerate(test.examples):
            self.optionflags = original_optionflags
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            if self.optionflags & SKIP:
                continue
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            filename = '<doctest %s[%d]>' % (test.name, number)
            exc_info = None
            try:
                exec compile(example.source, filename, 'single', compileflags, 1) in test.globs
                self.debugger.set_continue()  # The example is over.
            except KeyboardInterrupt:
                raise
            except:
                exc_info = sys.exc_info()
                self.debugger.set_continue()
            got = self._fakeout.getvalue()
            self._fakeout.truncate(0)
            if exc_info is None:
                report, found = (self.report_success, got), True
                if not self._checker.check_output(example.want, got, self.optionflags):
                    report, found = (self.report_failure, got), False
            else:
                if not quiet:
                    got += _exception_traceback(exc_info)
                report, found = self.__judge_exception(example, got, exc_info)
            failures += not found
            if not quiet:
                report[0](out, test, example, report[1])
        self.optionflags = original_optionflags
        self.__record_outcome(test, failures, tries)
        return TestResults(failures, tries)

    def __judge_exception(self, example, got, exc_info):
        # ((report, its last argument), whether the exception is the one wanted).
        if example.exc_msg is None:
            return (self.report_unexpected_exception, exc_info), False
        check, flags = self._checker.check_output, self.optionflags
        message = traceback.format_exception_only(*exc_info[:2])[-1]
        if check(example.exc_msg, message, flags):
            return (self.report_success, got), True
        if flags & IGNORE_EXCEPTION_DETAIL:
            if check(_strip_exception_details(example.exc_msg), _strip_exception_details(message), flags):
                return (self.report_success, got), True
        return (self.report_failure, got), False

    def __record_outcome(self, test, f, t):
        self.__add(test.name, f, t)
        self.failures += f
        self.tries += t

    def __add(self, name, failures, tries):
        before = self._name2ft.get(name, (0, 0))
        self._name2ft[name] = before[0] + failures, before[1] + tries

    __LINECACHE_FILENAME_RE = re.compile(r'<doctest (?P<name>.+)\[(?P<examplenum>\d+)\]>$')

    def __patched_linecache_getlines(self, filename, module_globals=None):
        # linecache.getlines for what runs: knows the sources of examples.
        m = self.__LINECACHE_FILENAME_RE.match(filename)
        if not m or m.group('name') != self.test.name:
            return self.save_linecache_getlines(filename, module_globals)
        source = self.test.examples[int(m.group('examplenum'))].source
        if isinstance(source, unicode):
            source = source.encode('ascii', 'backslashreplace')
        return source.splitlines(True)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs the examples of a DocTest; (failed, attempted). Afterwards its namespace is cleared, unless
        `clear_globs` is false. compileflags: for compile(); None takes the future features of the namespace. out: a
        function that writes reports, to standard output if None."""
        self.test = test
        if compileflags is None:
            compileflags = _extract_future_flags(test.globs)
        stdout, set_trace, displayhook = sys.stdout, pdb.set_trace, sys.displayhook
        self.save_linecache_getlines = linecache.getlines
        self.debugger = _OutputRedirectingPdb(stdout)
        sys.stdout = self._fakeout
        pdb.set_trace = self.debugger.set_trace
        linecache.getlines = self.__patched_linecache_getlines
        sys.displayhook = sys.__displayhook__
        try:
            return self.__run(test, compileflags, stdout.write if out is None else out)
        finally:
            sys.stdout, pdb.set_trace, sys.displayhook = stdout, set_trace, displayhook
            linecache.getlines = self.save_linecache_getlines
            if clear_globs:
                test.globs.clear()

    def summarize(self, verbose=None):
        """Prints what has passed and failed so far; (failed, attempted)."""
        if verbose is None:
            verbose = self._verbose
        outcomes = sorted(self._name2ft.items())
        empty = [name for name, (_, tries) in outcomes if not tries]
        passed = [(name, tries) for name, (failures, tries) in outcomes if tries and not failures]
        failed = [(name, failures, tries) for name, (failures, tries) in outcomes if tries and failures]
        totalt = sum([tries for _, (_, tries) in outcomes])
        totalf = sum([failures for _, (failures, _) in outcomes])
        if verbose and empty:
            print len(empty), 'items had no tests:'
            for name in empty:
                print '   ', name
        if verbose and passed:
            print len(passed), 'items passed all tests:'
            for name, tries in passed:
                print ' %3d tests in %s' % (tries, name)
        if failed:
            print self.DIVIDER
            print len(failed), 'items had failures:'
            for name, failures, tries in failed:
                print ' %3d of %3d in %s' % (failures, tries, name)
        if verbose:
            print totalt, 'tests in', len(outcomes), 'items.'
            print totalt - totalf, 'passed and', totalf, 'failed.'
        if totalf:
            print '***Test Failed***', totalf, 'failures.'
        elif verbose:
            print 'Test passed.'
        return TestResults(totalf, totalt)

    def merge(self, other):
        """Adds the outcomes of another runner to those by name."""
        for name, (failures, tries) in other._name2ft.items():
            self.__add(name, failures, tries)


class _Failure(Exception):
    def __init__(self, test, example):
        self.test = test
        self.example = example

    def __str__(self):
        return str(self.test)


class DocTestFailure(_Failure):
    """An example printed something else than it should: `test`, `example` and `got`, what it printed."""

    __module__ = 'doctest'

    def __init__(self, test, example, got):
        _Failure.__init__(self, test, example)
        self.got = got


class UnexpectedException(_Failure):
    """An example raised an exception that it should not: `test`, `example` and `exc_info`."""

    __module__ = 'doctest'

    def __init__(self, test, example, exc_info):
        _Failure.__init__(self, test, example)
        self.exc_info = exc_info


class DebugRunner(DocTestRunner):
    """A runner that raises DocTestFailure or UnexpectedException at the first failure. The namespace is then as the
    example left it, and nothing is counted."""

    __module__ = 'doctest'

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """As of DocTestRunner, but for failures."""
        results = DocTestRunner.run(self, test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return results

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)
