"""Runs one module of CPython's own test package and writes the result of every test to a file.

Usage: driver.py MODULE OUTPUT      (MODULE without the `test_` in front: `descr`)
Run by CPython 2.7 for the results to reach, and by vmiotman for those it reaches. A line of OUTPUT is
`status<TAB>test id<TAB>detail`; the status is pass, fail or skip. The last line is `end`, so that a crash shows.
"""
import os
import sys
import traceback

NAME, OUTPUT = sys.argv[1:3]
IS_CPYTHON = not sys.executable.endswith('vmiotman')
out = open(os.path.abspath(OUTPUT), 'w')


def write(status, ident, detail=''):
    lines = detail.strip().splitlines()
    detail = lines[-1][:300] if lines else ''
    if not isinstance(detail, str):
        detail = detail.encode('ascii', 'replace')
    out.write('%s\t%s\t%s\n' % (status, ident, detail.replace('\t', ' ')))
    out.flush()


if IS_CPYTHON:
    # Tests of implementation details skip themselves when the implementation says it is another one.
    import platform
    platform.python_implementation = lambda: 'vmiotman'
    sys.modules['_testcapi'] = sys.modules['_ctypes_test'] = None

import unittest
from test import test_support


class Recorder(unittest.TestResult):
    """Writes each result as it comes."""

    def addSuccess(self, test):
        unittest.TestResult.addSuccess(self, test)
        write('pass', test.id())

    def addFailure(self, test, err):
        unittest.TestResult.addFailure(self, test, err)
        write('fail', self.name(test), describe(err))

    def addError(self, test, err):
        unittest.TestResult.addError(self, test, err)
        write('fail', self.name(test), describe(err))

    def addSkip(self, test, reason):
        unittest.TestResult.addSkip(self, test, reason)
        write('skip', self.name(test), str(reason))

    def addExpectedFailure(self, test, err):
        unittest.TestResult.addExpectedFailure(self, test, err)
        write('pass', test.id())

    def addUnexpectedSuccess(self, test):
        unittest.TestResult.addUnexpectedSuccess(self, test)
        write('fail', test.id(), 'unexpected success')

    def name(self, test):
        return test.id() if hasattr(test, 'id') else str(test)


def describe(err):
    return ''.join(traceback.format_exception_only(err[0], err[1])[-1:])


def without(suite, names):
    """The suite without some tests."""
    left = unittest.TestSuite()
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            left.addTest(without(test, names))
        elif test.id() in names:
            write('fail', test.id(), 'left out: it hangs')
        else:
            left.addTest(test)
    return left


def run_suite(suite):
    result = Recorder()
    names = os.environ.get('CONFORMANCE_LEAVE_OUT', '').split()
    if names:
        suite = without(suite, names)
    suite.run(result)
    return result


class Runner(object):
    """Stands in for unittest.TextTestRunner."""

    def __init__(self, *args, **kwargs):
        pass

    def run(self, suite):
        return run_suite(suite)


def run_doctest(module, verbosity=None):
    import doctest
    saved = sys.stdout
    sys.stdout = test_support.get_original_stdout()
    runner = doctest.DocTestRunner(verbose=False)
    try:
        for test in doctest.DocTestFinder().find(module, module.__name__):
            if test.examples:
                failed, attempted = runner.run(test)
                detail = '%d of %d examples fail' % (failed, attempted)
                write('fail' if failed else 'pass', 'doctest of %s' % test.name, detail)
    finally:
        sys.stdout = saved
    return runner.failures, runner.tries


def main():
    if NAME != 'unittest':
        unittest.TextTestRunner = Runner
    test_support._run_suite = run_suite
    test_support.run_doctest = run_doctest
    test_support.verbose = 0
    # The tests of socketserver stay on this machine, but ask for the network.
    test_support.use_resources = ['network'] if NAME == 'socketserver' else []
    try:
        module = __import__('test.test_' + NAME, fromlist=['x'])
    except unittest.SkipTest, error:
        write('skip', 'import', str(error))
        return
    except (Exception, SystemExit):
        write('fail', 'import', describe(sys.exc_info()))
        traceback.print_exc()
        return
    run = getattr(module, 'test_main', None)
    if run is None:
        write('pass', 'import')
        return
    try:
        run()
    except unittest.SkipTest, error:
        write('skip', 'test_main', str(error))
    except test_support.TestFailed:
        pass
    except (Exception, SystemExit):
        write('fail', 'test_main', describe(sys.exc_info()))
        traceback.print_exc()


main()
write('end', '')
out.close()
sys.stdout.flush()
os._exit(0)
