# SPDX-License-Identifier: MIT
"""What comes out of tests."""
import sys
import traceback
from functools import wraps
from itertools import count
from StringIO import StringIO

from unittest import util

__unittest = True

STDOUT_LINE = '\nStdout:\n%s'
STDERR_LINE = '\nStderr:\n%s'


def failfast(method):
    """Decorator of what notes a failure: stops the tests after it, if so wanted."""
    @wraps(method)
    def inner(self, *args, **kw):
        if getattr(self, 'failfast', False):
            self.stop()
        return method(self, *args, **kw)
    return inner


class TestResult(object):
    """Notes the outcome of tests: lists of (test, text) for errors, failures, skipped, expectedFailures; a list
    unexpectedSuccesses; testsRun. A test calls these methods. With `buffer` the output of a test is kept back, and
    shown only if it fails."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.shouldStop = False
        self.buffer = False
        self._stdout_buffer = None
        self._stderr_buffer = None
        self._original_stdout = sys.stdout
        self._original_stderr = sys.stderr
        self._mirrorOutput = False

    def printErrors(self):
        """Called by the runner at the end."""

    def startTest(self, test):
        """A test begins."""
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def _setupStdout(self):
        if not self.buffer:
            return
        if self._stderr_buffer is None:
            self._stdout_buffer, self._stderr_buffer = StringIO(), StringIO()
        sys.stdout, sys.stderr = self._stdout_buffer, self._stderr_buffer

    def startTestRun(self):
        """Called once before all tests."""

    def stopTest(self, test):
        """A test has ended."""
        self._restoreStdout()
        self._mirrorOutput = False

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for kept, stream, layout in ((sys.stdout.getvalue(), self._original_stdout, STDOUT_LINE),
                                         (sys.stderr.getvalue(), self._original_stderr, STDERR_LINE)):
                if kept:
                    stream.write(layout % (kept if kept.endswith('\n') else kept + '\n'))
        sys.stdout, sys.stderr = self._original_stdout, self._original_stderr
        for kept in self._stdout_buffer, self._stderr_buffer:
            kept.seek(0)
            kept.truncate()

    def stopTestRun(self):
        """Called once after all tests."""

    @failfast
    def addError(self, test, err):
        """An exception other than a failed assertion; `err` is from sys.exc_info()."""
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        """A failed assertion."""
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        """All well."""

    def addSkip(self, test, reason):
        """The test was skipped."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """The test failed, as it should."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """The test should have failed."""
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        """Is there neither failure nor error?"""
        return len(self.failures) == len(self.errors) == 0

    def stop(self):
        """No more tests shall begin."""
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        # The traceback without the frames of this package.
        kind, value, trace = err
        while trace and self._is_relevant_tb_level(trace):
            trace = trace.tb_next
        limit = self._count_relevant_tb_levels(trace) if kind is test.failureException else None
        lines = traceback.format_exception(kind, value, trace, limit)
        if self.buffer:
            for kept, layout in ((sys.stdout.getvalue(), STDOUT_LINE), (sys.stderr.getvalue(), STDERR_LINE)):
                if kept:
                    lines.append(layout % (kept if kept.endswith('\n') else kept + '\n'))
        return ''.join(lines)

    def _is_relevant_tb_level(self, tb):
        return '__unittest' in tb.tb_frame.f_globals

    def _count_relevant_tb_levels(self, tb):
        for length in count():
            if not tb or self._is_relevant_tb_level(tb):
                return length
            tb = tb.tb_next

    def __repr__(self):
        return "<%s run=%i errors=%i failures=%i>" % (util.strclass(self.__class__), self.testsRun, len(self.errors),
                                                      len(self.failures))
