# SPDX-License-Identifier: MIT
"""Runs the examples in docstrings and texts: what stands behind ">>> " should print what stands below it.

testmod() tests a module, testfile() a text; both print only what fails, unless the program was started with -v.
DocTestSuite() and DocFileSuite() make tests for unittest of the same. As a program it takes files, modules (.py) and
texts; -v reports everything."""
import difflib
import inspect
import linecache
import os
import pdb
import re
import sys
import tempfile
import traceback
import unittest
import warnings
from StringIO import StringIO

import _doctest_examples
import _doctest_finder
import _doctest_runner
from _doctest_examples import BLANKLINE_MARKER, COMPARISON_FLAGS, DONT_ACCEPT_BLANKLINE, DONT_ACCEPT_TRUE_FOR_1, \
    DocTest, DocTestParser, ELLIPSIS, ELLIPSIS_MARKER, Example, IGNORE_EXCEPTION_DETAIL, NORMALIZE_WHITESPACE, \
    OPTIONFLAGS_BY_NAME, REPORTING_FLAGS, REPORT_CDIFF, REPORT_NDIFF, REPORT_ONLY_FIRST_FAILURE, REPORT_UDIFF, SKIP, \
    _comment_line, _encoding, _indent, register_optionflag, script_from_examples
from _doctest_finder import DocTestFinder, _module_relative_path, _normalize_module
from _doctest_runner import DebugRunner, DocTestFailure, DocTestRunner, OutputChecker, TestResults, \
    UnexpectedException, _OutputRedirectingPdb, _SpoofOut, _ellipsis_match, _exception_traceback, \
    _extract_future_flags, _strip_exception_details

__docformat__ = 'reStructuredText en'

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE',
           'ELLIPSIS', 'SKIP', 'IGNORE_EXCEPTION_DETAIL', 'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF',
           'REPORT_NDIFF', 'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'Example', 'DocTest', 'DocTestParser',
           'DocTestFinder', 'DocTestRunner', 'OutputChecker', 'DocTestFailure', 'UnexpectedException', 'DebugRunner',
           'testmod', 'testfile', 'run_docstring_examples', 'Tester', 'DocTestSuite', 'DocFileSuite',
           'set_unittest_reportflags', 'script_from_examples', 'testsource', 'debug_src', 'debug']

# A runner with the outcomes of all testmod() and testfile() of the program.
master = None

# Reporting flags of unittest cases that have none of their own.
_unittest_reportflags = 0


def _load_testfile(filename, package, module_relative):
    """(text, path) of a file."""
    if module_relative:
        package = _normalize_module(package, 3)
        filename = _module_relative_path(package, filename)
        get_data = getattr(getattr(package, '__loader__', None), 'get_data', None)
        if get_data is not None:
            # As a text file is read.
            return get_data(filename).replace(os.linesep, '\n'), filename
    with open(filename, 'U') as f:
        return f.read(), filename


def _check_package(package, module_relative):
    if package and not module_relative:
        raise ValueError('Package may only be specified for module-relative paths.')


def _run_all(tests, verbose, report, optionflags, raise_on_error):
    # Runs tests, and adds what comes of them to `master`.
    global master
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Runs the examples in the docstrings of a module, and in its `__test__`: (failed, attempted).

    m: the module, __main__ if None. name: its name in reports. globs: the namespace of the examples, that of the module
    if None; extraglobs is added to it. verbose: reports successes, too; None asks for -v. report: prints a summary.
    optionflags: option flags, joined by |. raise_on_error: raises DocTestFailure or UnexpectedException for the first
    failure. exclude_empty: counts no objects without docstrings."""
    if m is None:
        m = sys.modules['__main__']
    if not inspect.ismodule(m):
        raise TypeError('testmod: module required; %r' % (m,))
    tests = DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, globs=globs, extraglobs=extraglobs)
    return _run_all(tests, verbose, report, optionflags, raise_on_error)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True,
             optionflags=0, extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Runs the examples of a text: (failed, attempted).

    filename: with slashes, from the folder of `package`, a module or its name (the calling module if None); with
    module_relative=False a path. encoding: of the file; its text is then unicode. The rest is as for testmod(), but
    that the namespace begins empty."""
    _check_package(package, module_relative)
    text, filename = _load_testfile(filename, package, module_relative)
    globs = dict(globs or {}, **extraglobs or {})
    globs.setdefault('__name__', '__main__')
    if encoding is not None:
        text = text.decode(encoding)
    test = parser.get_doctest(text, globs, name or os.path.basename(filename), filename, 0)
    return _run_all([test], verbose, report, optionflags, raise_on_error)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    """Runs the examples in the docstring of an object, or in a text, in a namespace. Prints what fails."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


class Tester:
    """Runs examples of several objects, one after the other. Deprecated: a DocTestFinder and a DocTestRunner do it."""

    def __init__(self, mod=None, globs=None, verbose=None, optionflags=0):
        """mod: a module, which gives the namespace if `globs` does not."""
        warnings.warn('class Tester is deprecated; use class doctest.DocTestRunner instead', DeprecationWarning,
                      stacklevel=2)
        if mod is None and globs is None:
            raise TypeError('Tester.__init__: must specify mod or globs')
        if mod is not None and not inspect.ismodule(mod):
            raise TypeError('Tester.__init__: mod must be a module; %r' % (mod,))
        self.globs = mod.__dict__ if globs is None else globs
        self.verbose = verbose
        self.optionflags = optionflags
        self.testfinder = DocTestFinder()
        self.testrunner = DocTestRunner(verbose=verbose, optionflags=optionflags)

    def runstring(self, s, name):
        """Runs the examples of a text: (failed, attempted)."""
        test = DocTestParser().get_doctest(s, self.globs, name, None, None)
        if self.verbose:
            print 'Running string', name
        results = self.testrunner.run(test)
        if self.verbose:
            print results.failed, 'of', results.attempted, 'examples failed in string', name
        return results

    def rundoc(self, object, name=None, module=None):
        """Runs the examples of an object and of what is in it: (failed, attempted)."""
        tests = self.testfinder.find(object, name, module=module, globs=self.globs)
        results = map(self.testrunner.run, tests)
        return TestResults(sum([each.failed for each in results]), sum([each.attempted for each in results]))

    def rundict(self, d, name, module=None):
        """Runs the examples of the values of a dict: (failed, attempted)."""
        from types import ModuleType
        holder = ModuleType(name)
        holder.__dict__.update(d)
        return self.rundoc(holder, name, False if module is None else module)

    def run__test__(self, d, name):
        """Runs the examples of a dict like `__test__`: (failed, attempted)."""
        from types import ModuleType
        holder = ModuleType(name)
        holder.__test__ = d
        return self.rundoc(holder, name)

    def summarize(self, verbose=None):
        """Prints what has passed and failed; (failed, attempted)."""
        return self.testrunner.summarize(verbose)

    def merge(self, other):
        """Adds the outcomes of another Tester."""
        self.testrunner.merge(other.testrunner)


def set_unittest_reportflags(flags):
    """Sets the reporting flags of tests for unittest that have none of their own, and gives the former ones.
    ValueError if there are other flags among them."""
    global _unittest_reportflags
    if flags & ~REPORTING_FLAGS:
        raise ValueError('Only reporting flags allowed', flags)
    former, _unittest_reportflags = _unittest_reportflags, flags
    return former


class DocTestCase(unittest.TestCase):
    # No docstring, here and below: it would be shown for each test.

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        unittest.TestCase.__init__(self)
        self._dt_optionflags = optionflags
        self._dt_checker = checker
        self._dt_test = test
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown

    def setUp(self):
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()

    def runTest(self):
        output = StringIO()
        optionflags = self._dt_optionflags
        if not optionflags & REPORTING_FLAGS:
            optionflags |= _unittest_reportflags
        runner = DocTestRunner(optionflags=optionflags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = '-' * 70
        if runner.run(self._dt_test, out=output.write, clear_globs=False).failed:
            raise self.failureException(self.format_failure(output.getvalue()))

    def format_failure(self, err):
        test = self._dt_test
        lineno = 'unknown line number' if test.lineno is None else test.lineno
        return ('Failed doctest test for %s\n  File "%s", line %s, in %s\n\n%s'
                % (test.name, test.filename, lineno, test.name.split('.')[-1], err))

    def debug(self):
        # Raises DocTestFailure or UnexpectedException; the namespace stays then as it was.
        self.setUp()
        DebugRunner(optionflags=self._dt_optionflags, checker=self._dt_checker, verbose=False).run(
            self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def _key(self):
        return self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._dt_test == other._dt_test and self._key() == other._key()

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        folder, _, name = self._dt_test.name.rpartition('.')
        return '%s (%s)' % (name, folder)

    __str__ = __repr__

    def shortDescription(self):
        return 'Doctest: ' + self._dt_test.name


class SkipDocTestCase(DocTestCase):

    def __init__(self, module):
        self.module = module
        DocTestCase.__init__(self, None)

    def setUp(self):
        self.skipTest('DocTestSuite will not work with -O2 and above')

    def test_skip(self):
        pass

    def shortDescription(self):
        return 'Skipping tests from %s' % self.module.__name__

    __str__ = shortDescription


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The docstrings of a module, or of the module of a name (the calling one if None), as a suite for unittest: a test
    for each that has examples.

    globs: the namespace of the examples, that of the module if None; extraglobs is added to it. test_finder: a
    DocTestFinder. Options: setUp and tearDown, functions that take the DocTest, optionflags, checker. ValueError if
    nothing has a docstring, unless the finder gives the empty ones, too."""
    if test_finder is None:
        test_finder = DocTestFinder()
    module = _normalize_module(module)
    tests = test_finder.find(module, globs=globs, extraglobs=extraglobs)
    suite = unittest.TestSuite()
    if not tests and sys.flags.optimize >= 2:
        # There are no docstrings then.
        suite.addTest(SkipDocTestCase(module))
        return suite
    if not tests and test_finder._exclude_empty:
        raise ValueError(module, 'has no docstrings')
    tests.sort()
    for test in tests:
        if test.examples:
            if not test.filename:
                test.filename = module.__file__.replace('.pyc', '.py')
            suite.addTest(DocTestCase(test, **options))
    return suite


class DocFileCase(DocTestCase):

    def id(self):
        return '_'.join(self._dt_test.name.split('.'))

    def __repr__(self):
        return self._dt_test.filename

    __str__ = __repr__

    def format_failure(self, err):
        return 'Failed doctest test for %s\n  File "%s", line 0\n\n%s' % (self._dt_test.name, self._dt_test.filename, err)


def DocFileTest(path, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None, **options):
    """A text as a test for unittest; see DocFileSuite()."""
    _check_package(package, module_relative)
    text, path = _load_testfile(path, package, module_relative)
    globs = dict(globs or {})
    globs.setdefault('__file__', path)
    if encoding is not None:
        text = text.decode(encoding)
    return DocFileCase(parser.get_doctest(text, globs, os.path.basename(path), path, 0), **options)


def DocFileSuite(*paths, **kw):
    """Texts as a suite for unittest, a test for each.

    Options: module_relative, package, globs, encoding and parser as of testfile(); setUp, tearDown, optionflags and
    checker as of DocTestSuite(). The namespace has `__file__`."""
    if kw.get('module_relative', True):
        # The calling module, for which there are no more frames to count.
        kw['package'] = _normalize_module(kw.get('package'))
    return unittest.TestSuite([DocFileTest(path, **kw) for path in paths])


def testsource(module, name):
    """The examples of an object in a module, both by name, as a program (script_from_examples). ValueError if it is not
    there."""
    for test in DocTestFinder().find(_normalize_module(module)):
        if test.name == name:
            return script_from_examples(test.docstring)
    raise ValueError(name, 'not found in tests')


def debug_src(src, pm=False, globs=None):
    """Debugs the examples of a text; see debug_script()."""
    debug_script(script_from_examples(src), pm, globs)


def debug_script(src, pm=False, globs=None):
    """Runs the text of a program under the debugger, in a copy of a namespace. `pm` begins only when an exception
    leaves it."""
    # A file, because the debugger shows lines of files.
    handle, path = tempfile.mkstemp('.py', 'doctestdebug')
    try:
        with os.fdopen(handle, 'w') as f:
            f.write(src)
        globs = dict(globs or {})
        if not pm:
            # The text rather than the file's name as an argument: a namespace of ours must not show.
            pdb.run('execfile(%r)' % path, globs, globs)
            return
        try:
            execfile(path, globs, globs)
        except:
            print sys.exc_info()[1]
            pdb.post_mortem(sys.exc_info()[2])
    finally:
        os.remove(path)


def debug(module, name, pm=False):
    """Debugs the examples of an object in a module, both by name; see debug_script()."""
    module = _normalize_module(module)
    debug_script(testsource(module, name), pm, module.__dict__)


def _test():
    """Tests the files that the arguments of the program name; an exit code."""
    names = [name for name in sys.argv[1:] if name and not name.startswith('-')]
    if not names:
        print 'usage: doctest [-v] file ...'
        return 2
    for name in names:
        if name.endswith('.py'):
            folder, name = os.path.split(name)
            sys.path.insert(0, folder)
            module = __import__(name[:-3])
            del sys.path[0]
            results = testmod(module)
        else:
            results = testfile(name, module_relative=False)
        if results.failed:
            return 1
    return 0


if __name__ == '__main__':
    sys.exit(_test())
