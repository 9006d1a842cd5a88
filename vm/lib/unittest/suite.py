# SPDX-License-Identifier: MIT
"""Many tests as one."""
import sys

from unittest import case, util

__unittest = True


def _call_if_exists(parent, attr):
    getattr(parent, attr, lambda: None)()


class BaseTestSuite(object):
    """Tests and other suites, run one after the other."""

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __iter__(self):
        return iter(self._tests)

    def __repr__(self):
        return "<%s tests=%s>" % (util.strclass(self.__class__), list(self))

    # Equal if the tests are, as lists are.
    __hash__ = None

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, self.__class__) else NotImplemented

    def __ne__(self, other):
        return not self == other

    def countTestCases(self):
        """Number of tests, those in suites included."""
        return sum([test.countTestCases() for test in self])

    def addTest(self, test):
        """Adds a test or suite."""
        if not hasattr(test, '__call__'):
            raise TypeError("{} is not callable".format(repr(test)))
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        """Adds several."""
        if isinstance(tests, basestring):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def run(self, result):
        """Runs the tests until the result says stop."""
        for test in self:
            if result.shouldStop:
                break
            test(result)
        return result

    def debug(self):
        """Runs the tests without catching anything."""
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """A suite that also calls setUpClass(), tearDownClass(), setUpModule() and tearDownModule() where the tests pass
    from one class or module to the next."""

    def run(self, result, debug=False):
        outermost = not getattr(result, '_testRunEntered', False)
        if outermost:
            result._testRunEntered = True
        for test in self:
            if result.shouldStop:
                break
            if _isnotsuite(test) and not self._pass_on_to(test, result):
                continue
            if debug:
                test.debug()
            else:
                test(result)
        if outermost:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        """Runs the tests without catching anything."""
        self.run(_DebugResult(), True)

    def _pass_on_to(self, test, result):
        # Calls the fixtures between the previous test and this one; returns whether it may run.
        for fixture in self._tearDownPreviousClass, self._handleModuleFixture, self._handleClassSetUp:
            fixture(test, result)
        kind = result._previousTestClass = test.__class__
        return not (getattr(kind, '_classSetupFailed', False) or getattr(result, '_moduleSetUpFailed', False))

    def _fixture(self, result, holder, name, label):
        # Calls a fixture of a class or module, its output kept back as that of tests; returns whether it succeeded.
        function = getattr(holder, name, None)
        if function is None:
            return True
        _call_if_exists(result, '_setupStdout')
        try:
            function()
            return True
        except Exception as e:
            if isinstance(result, _DebugResult):
                raise
            self._addClassOrModuleLevelException(result, e, '%s (%s)' % (name, label))
            return False
        finally:
            _call_if_exists(result, '_restoreStdout')

    def _handleClassSetUp(self, test, result):
        current = test.__class__
        if (current == getattr(result, '_previousTestClass', None) or result._moduleSetUpFailed
                or getattr(current, "__unittest_skip__", False)):
            return
        try:
            current._classSetupFailed = False
        except TypeError:
            pass  # not every test is an instance of a class that takes attributes
        if not self._fixture(result, current, 'setUpClass', util.strclass(current)):
            current._classSetupFailed = True

    def _tearDownPreviousClass(self, test, result):
        previous = getattr(result, '_previousTestClass', None)
        if (previous is None or test.__class__ == previous or getattr(previous, '_classSetupFailed', False)
                or getattr(result, '_moduleSetUpFailed', False) or getattr(previous, "__unittest_skip__", False)):
            return
        self._fixture(result, previous, 'tearDownClass', util.strclass(previous))

    def _get_previous_module(self, result):
        previous = getattr(result, '_previousTestClass', None)
        return None if previous is None else previous.__module__

    def _handleModuleFixture(self, test, result):
        name = test.__class__.__module__
        if name == self._get_previous_module(result):
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        if name in sys.modules and not self._fixture(result, sys.modules[name], 'setUpModule', name):
            result._moduleSetUpFailed = True

    def _handleModuleTearDown(self, result):
        name = self._get_previous_module(result)
        if name is None or result._moduleSetUpFailed or name not in sys.modules:
            return
        self._fixture(result, sys.modules[name], 'tearDownModule', name)

    def _addClassOrModuleLevelException(self, result, exception, errorName):
        error = _ErrorHolder(errorName)
        add_skip = getattr(result, 'addSkip', None)
        if add_skip is not None and isinstance(exception, case.SkipTest):
            add_skip(error, str(exception))
        else:
            result.addError(error, sys.exc_info())


class _ErrorHolder(object):
    # Stands in a result for a class or module whose fixture failed.

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return "<ErrorHolder description=%r>" % (self.description,)

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


def _isnotsuite(test):
    # Suites can be iterated; tests cannot.
    try:
        iter(test)
    except TypeError:
        return True
    return False


class _DebugResult(object):
    # What debug() needs of a result.
    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
