# SPDX-License-Identifier: MIT
"""Runs tests and writes what comes out."""
import sys
import time

from unittest import result
from unittest.signals import registerResult

__unittest = True


class _WritelnDecorator(object):
    # A stream with writeln().

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, attr):
        if attr in ('stream', '__getstate__'):
            raise AttributeError(attr)
        return getattr(self.stream, attr)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write('\n')


class TextTestResult(result.TestResult):
    """Writes a character for each test, or a line if verbosity is above 1; failures at the end."""

    separator1 = '=' * 70
    separator2 = '-' * 70

    def __init__(self, stream, descriptions, verbosity):
        super(TextTestResult, self).__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions = stream, descriptions
        self.dots, self.showAll = verbosity == 1, verbosity > 1

    def getDescription(self, test):
        short = test.shortDescription()
        return '\n'.join((str(test), short)) if self.descriptions and short else str(test)

    def startTest(self, test):
        super(TextTestResult, self).startTest(test)
        if self.showAll:
            for text in self.getDescription(test), " ... ":
                self.stream.write(text)
            self.stream.flush()

    def _tell(self, line, dot):
        if self.showAll:
            self.stream.writeln(line)
        elif self.dots:
            self.stream.write(dot)
            self.stream.flush()

    def addSuccess(self, test):
        super(TextTestResult, self).addSuccess(test)
        self._tell("ok", '.')

    def addError(self, test, err):
        super(TextTestResult, self).addError(test, err)
        self._tell("ERROR", 'E')

    def addFailure(self, test, err):
        super(TextTestResult, self).addFailure(test, err)
        self._tell("FAIL", 'F')

    def addSkip(self, test, reason):
        super(TextTestResult, self).addSkip(test, reason)
        self._tell("skipped {0!r}".format(reason), "s")

    def addExpectedFailure(self, test, err):
        super(TextTestResult, self).addExpectedFailure(test, err)
        self._tell("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super(TextTestResult, self).addUnexpectedSuccess(test)
        self._tell("unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
        for flavour, errors in ('ERROR', self.errors), ('FAIL', self.failures):
            self.printErrorList(flavour, errors)

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln("%s: %s" % (flavour, self.getDescription(test)))
            self.stream.writeln(self.separator2)
            self.stream.writeln("%s" % text)


class TextTestRunner(object):
    """Runs tests and writes to a stream (standard error). verbosity: 0 only the end, 1 a character for each test, 2 a
    line. failfast: stop at the first failure. buffer: show the output only of tests that fail."""

    resultclass = TextTestResult

    def __init__(self, stream=sys.stderr, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None):
        self.stream = _WritelnDecorator(stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        """Runs a test or suite and returns the result."""
        result = self._makeResult()
        registerResult(result)
        result.failfast = self.failfast
        result.buffer = self.buffer
        start = time.time()
        begin = getattr(result, 'startTestRun', None)
        if begin is not None:
            begin()
        try:
            test(result)
        finally:
            end = getattr(result, 'stopTestRun', None)
            if end is not None:
                end()
        seconds = time.time() - start
        result.printErrors()
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        count = result.testsRun
        self.stream.writeln("Ran %d test%s in %.3fs" % (count, "s" if count != 1 else "", seconds))
        self.stream.writeln()
        notes = []
        successful = result.wasSuccessful()
        if not successful:
            self.stream.write("FAILED")
            for name, items in ("failures", result.failures), ("errors", result.errors):
                if items:
                    notes.append("%s=%d" % (name, len(items)))
        else:
            self.stream.write("OK")
        # Results of other kinds need not know these.
        for name, attribute in (("skipped", 'skipped'), ("expected failures", 'expectedFailures'),
                                ("unexpected successes", 'unexpectedSuccesses')):
            items = getattr(result, attribute, ())
            if items:
                notes.append("%s=%d" % (name, len(items)))
        self.stream.write(" (%s)\n" % ", ".join(notes) if notes else "\n")
        return result
